package io.ametrine.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.StartRefusedException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.Test;

class EngineProbeIT {
    private final Engines engines = TestEngines.shared();

    @Test
    void theEnginesOfTheTestsAreTaken() {
        assertThat(new KafkaProbe(KafkaConfig.local(engines.kafkaBootstrap())).problem())
                .isEmpty();
        assertThat(database(engines.databasePassword()).problem()).isEmpty();
        assertThat(new RedisProbe(new RedisConfig(URI.create(engines.redisUrl()))).problem())
                .isEmpty();
    }

    @Test
    void aWrongPasswordIsAProblemAndIsNotShown() {
        assertThat(database("hunter2hunter2").problem().orElseThrow())
                .contains("postgresql at 127.0.0.1:", "password authentication failed")
                .doesNotContain("hunter2");
    }

    @Test
    void fewerBrokersThanReplicasAreAProblem() {
        KafkaConfig three = new KafkaConfig(engines.kafkaBootstrap(), 4, 64, 3);

        assertThat(new KafkaProbe(three).problem().orElseThrow())
                .contains("kafka at 127.0.0.1:", "1 of the 3 brokers that AMETRINE_KAFKA_REPLICATION needs");
    }

    @Test
    void aKafkaWithoutTheGroupProtocolIsRefused() throws Exception {
        KafkaConfig config = KafkaConfig.local(engines.kafkaBootstrap());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", engines.kafkaBootstrap()))) {
            setGroupVersion(admin, (short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
            try {
                assertThatThrownBy(() -> new KafkaProbe(config).problem())
                        .isInstanceOf(StartRefusedException.class)
                        .hasMessageContaining("feature group.version at level 0")
                        .hasMessageContaining("Kafka 4.0");
            } finally {
                setGroupVersion(admin, (short) 1, FeatureUpdate.UpgradeType.UPGRADE);
            }
        }
    }

    private static void setGroupVersion(Admin admin, short level, FeatureUpdate.UpgradeType type) throws Exception {
        admin.updateFeatures(Map.of("group.version", new FeatureUpdate(level, type)), new UpdateFeaturesOptions())
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    private PostgresProbe database(String password) {
        return new PostgresProbe(new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(password), 2));
    }
}
