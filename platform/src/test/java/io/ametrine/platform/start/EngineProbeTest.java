package io.ametrine.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.platform.config.Addresses;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.StartRefusedException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EngineProbeTest {
    private static final String NOBODY = "127.0.0.1:1";

    @Test
    void anEngineThatIsAwayIsNamedWithItsAddress() {
        assertThat(new KafkaProbe(KafkaConfig.local(NOBODY)).problem())
                .contains("kafka at 127.0.0.1:1: connection refused");
        assertThat(database(NOBODY + "/ametrine?password=hunter2hunter2").problem())
                .contains("postgresql at 127.0.0.1:1: connection refused");
        assertThat(redis("user:hunter2hunter2@" + NOBODY).problem())
                .contains("redis at 127.0.0.1:1: connection refused");
    }

    @Test
    void ofSeveralAddressesOneIsEnough() {
        try (OldEngine somebody = OldEngine.redis("7.2.4")) {
            assertThat(Addresses.of(NOBODY + ", " + somebody.address(), 1).unreachable())
                    .isEmpty();
        }
        assertThat(Addresses.of("nobody.invalid", 9092).unreachable()).contains("the name nobody.invalid is not known");
    }

    @Test
    void aRedisThatIsTooOldIsRefused() {
        try (OldEngine redis = OldEngine.redis("5.0.14")) {
            assertThatThrownBy(() -> redis(redis.address()).problem())
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("Redis at " + redis.address() + " has version 5.0.14")
                    .hasMessageContaining("6.2 or newer");
        }
    }

    @Test
    void aRedisThatIsNewEnoughIsTaken() {
        try (OldEngine redis = OldEngine.redis("6.2.0")) {
            assertThat(redis(redis.address()).problem()).isEmpty();
        }
        try (OldEngine redis = OldEngine.redis("10.0.1")) {
            assertThat(redis(redis.address()).problem()).isEmpty();
        }
    }

    @Test
    void aPostgresThatIsTooOldIsRefused() {
        try (OldEngine postgres = OldEngine.postgres("14.19")) {
            assertThatThrownBy(() -> database(postgres.address() + "/ametrine").problem())
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("PostgreSQL at " + postgres.address() + " has version 14.19")
                    .hasMessageContaining("15 or newer");
        }
    }

    private static PostgresProbe database(String target) {
        return new PostgresProbe(
                new DatabaseConfig("jdbc:postgresql://" + target, "ametrine", Secret.of("hunter2hunter2"), 2));
    }

    private static RedisProbe redis(String target) {
        return new RedisProbe(new RedisConfig(URI.create("redis://" + target)));
    }
}
