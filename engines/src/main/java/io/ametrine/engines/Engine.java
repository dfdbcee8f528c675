package io.ametrine.engines;

/** One engine as a process that can be stopped, killed and started again. */
public sealed interface Engine permits KafkaEngine, PostgresEngine, RedisEngine {
    String name();

    int port();

    /** The running process; fails when the engine is stopped. */
    long pid();

    boolean isRunning();

    /** Returns once the engine answers; starts it unless it runs or is being started again. */
    void start();

    /** Ends the process gracefully, in bounded time; it stays down until started. */
    void stop();

    /** Ends the process with SIGKILL; it stays down until started. A process killed by anyone else is started again. */
    void kill();

    default void restart() {
        stop();
        start();
    }

    /** Stops the engine and deletes what it stored; the next start begins from nothing, on the same port. */
    void deleteData();
}
