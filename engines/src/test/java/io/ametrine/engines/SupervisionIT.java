package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Engines that die, or are stopped and started, while their owner lives. */
class SupervisionIT {
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(40);

    private final BlockingQueue<EngineExit> exits = new LinkedBlockingQueue<>();
    private final Engines engines = Engines.start(TestEngines.config().tellingExits(exits::add));
    private final Traces traces = new Traces(engines);

    @AfterEach
    void stopEngines() {
        engines.close();
        assertThat(engines.dataFolder()).doesNotExist();
    }

    @Test
    void killedEnginesAreStartedAgainWithTheirData() throws Exception {
        traces.leaveInKafka("kept");
        traces.leaveInPostgres("kept");
        long kafka = killFromOutside(engines.kafka());
        long postgres = killFromOutside(engines.postgres());
        long redis = killFromOutside(engines.redis());

        assertThat(List.of(nextExit().pid(), nextExit().pid(), nextExit().pid()))
                .containsExactlyInAnyOrder(kafka, postgres, redis);

        await().atMost(LONGEST_RESTART).ignoreExceptions().until(() -> traces.inPostgres("kept"));
        await().atMost(LONGEST_RESTART)
                .ignoreExceptions()
                .until(() -> traces.redis("PING").startsWith("+PONG"));
        engines.kafka().start();
        assertThat(traces.inKafka("kept")).isTrue();
        assertThat(engines.kafka().pid()).isNotEqualTo(kafka);
    }

    @Test
    void engineKilledOrStoppedByItsOwnerStaysDownUntilStarted() throws Exception {
        traces.leaveInKafka("kept");
        traces.leaveInPostgres("kept");
        engines.kafka().kill();
        engines.postgres().kill();
        engines.redis().stop();
        assertThat(engines.kafka().isRunning()).isFalse();
        assertThat(engines.postgres().isRunning()).isFalse();
        assertThat(engines.redis().isRunning()).isFalse();

        engines.kafka().start();
        engines.postgres().start();
        engines.redis().start();

        assertThat(exits).isEmpty();
        assertThat(traces.inKafka("kept")).isTrue();
        assertThat(traces.inPostgres("kept")).isTrue();
        assertThat(traces.redis("PING")).startsWith("+PONG");
    }

    @Test
    void enginesWhoseDataWasDeletedBeginAnew() throws Exception {
        String clusterId = traces.kafkaClusterId();
        String bootstrap = engines.kafkaBootstrap();
        engines.kafka().deleteData();
        engines.postgres().deleteData();

        engines.kafka().start();
        engines.postgres().start();

        assertThat(traces.kafkaClusterId()).isNotEqualTo(clusterId);
        assertThat(engines.kafkaBootstrap()).isEqualTo(bootstrap);
        assertThat(traces.ask("select 1")).contains("1");
    }

    @Test
    void eachEngineHasASessionOfItsOwnAndListensOnLoopbackOnly() throws Exception {
        for (Engine engine : List.of(engines.kafka(), engines.postgres(), engines.redis())) {
            assertThat(sessionOf(engine.pid())).as(engine.name()).isEqualTo(engine.pid());
            assertThat(addressesListeningOn(engine.port())).as(engine.name()).containsExactly("127.0.0.1");
        }
    }

    private static long killFromOutside(Engine engine) {
        long pid = engine.pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private EngineExit nextExit() throws InterruptedException {
        EngineExit exit = exits.poll(10, TimeUnit.SECONDS);
        assertThat(exit).isNotNull();
        assertThat(exit.exitCode()).isEqualTo(128 + 9);
        return exit;
    }

    /** The sixth field of proc(5)'s stat; the second, the name, may hold blanks. */
    private static long sessionOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }

    /** From /proc/net: address and port in hexadecimal, state 0A is listening; IPv6 prints an IPv4 address at its end. */
    private static List<String> addressesListeningOn(int port) throws IOException {
        String local = ":%04X".formatted(port);
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
        if (Files.exists(Path.of("/proc/net/tcp6"))) {
            lines.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
        }
        return lines.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields[1].endsWith(local) && fields[3].equals("0A"))
                .map(fields -> fields[1].substring(0, fields[1].indexOf(':')))
                .map(address -> address.endsWith("0100007F") ? "127.0.0.1" : address)
                .toList();
    }
}
