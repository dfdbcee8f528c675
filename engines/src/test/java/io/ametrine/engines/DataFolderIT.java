package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A data folder over several lives of its engines. */
class DataFolderIT {
    private final EnginesConfig temporary = TestEngines.config();
    private final EnginesConfig config = EnginesConfig.keeping(temporary.dataFolder())
            .withBinaries(temporary.binariesFolder())
            .tellingProgress(System.out::println);
    private final Path jar = config.dataFolder().resolve("other.jar");

    @AfterEach
    void deleteData() {
        Orphans.endAll(config.dataFolder());
        DataFolder.delete(config.dataFolder());
    }

    @Test
    void dataPortsAndIdentityOutliveTheEngines() throws Exception {
        String clusterId;
        List<String> addresses;
        List<ProcessHandle> processes;
        try (Engines engines = Engines.start(config)) {
            Traces traces = new Traces(engines);
            traces.leaveInKafka("kept");
            traces.leaveInPostgres("kept");
            clusterId = traces.kafkaClusterId();
            addresses = addresses(engines);
            processes = processes(engines);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);

        try (Engines engines = Engines.start(config)) {
            Traces traces = new Traces(engines);
            assertThat(traces.inKafka("kept")).isTrue();
            assertThat(traces.inPostgres("kept")).isTrue();
            assertThat(traces.kafkaClusterId()).isEqualTo(clusterId);
            assertThat(addresses(engines)).isEqualTo(addresses);
        }
    }

    @Test
    void secondOwnerIsRefusedAndToldWhoTheFirstIs() throws Exception {
        try (OtherJvm second = startOther()) {
            second.await("ready");

            assertThatThrownBy(() -> Engines.start(config))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("already running as process " + second.pid() + " since ");
            assertThat(second.engines()).allMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void enginesOfAKilledParentAreEndedAndTheirDataKept() throws Exception {
        List<ProcessHandle> orphans;
        try (OtherJvm other = startOther()) {
            other.await("ready");
            orphans = other.engines();
            other.kill();
        }

        try (Engines engines = Engines.start(config)) {
            assertThat(orphans).hasSize(3).noneMatch(ProcessHandle::isAlive);
            assertThat(new Traces(engines).ask("select 1")).contains("1");
        }
    }

    @Test
    void kernelEndsTheEnginesOfAKilledParent() throws Exception {
        try (OtherJvm other = startOther()) {
            other.await("ready");
            List<ProcessHandle> engines = other.engines();
            other.kill();

            await().atMost(Duration.ofSeconds(20)).until(() -> engines.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void lostPasswordIsNamed() throws Exception {
        try (Engines engines = Engines.start(config)) {
            Files.writeString(engines.dataFolder().resolve("postgres.password"), "forgotten");
        }

        assertThatThrownBy(() -> Engines.start(config))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("postgres.password");
        assertThat(Orphans.running("redis-server", config.dataFolder().resolve("redis")))
                .isEmpty();
    }

    private OtherJvm startOther() throws Exception {
        return OtherJvm.start(config, jar);
    }

    private static List<String> addresses(Engines engines) {
        return List.of(engines.kafkaBootstrap(), engines.jdbcUrl(), engines.redisUrl(), engines.databasePassword());
    }

    private static List<ProcessHandle> processes(Engines engines) {
        return List.of(engines.kafka(), engines.postgres(), engines.redis()).stream()
                .map(engine -> ProcessHandle.of(engine.pid()).orElseThrow())
                .toList();
    }
}
