package io.ametrine.platform.config;

/** What every service is told, whatever else: where it serves, and where the engines are that it cannot start without. */
public interface ServiceConfig {
    HttpConfig http();

    KafkaConfig kafka();

    /** Of a service that keeps its data in PostgreSQL. */
    interface WithDatabase extends ServiceConfig {
        DatabaseConfig database();
    }

    /** Of a service that does nothing without Redis; others do without it for a while. */
    interface WithRedis extends ServiceConfig {
        RedisConfig redis();
    }
}
