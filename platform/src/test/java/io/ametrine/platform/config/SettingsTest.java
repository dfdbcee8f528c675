package io.ametrine.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Test
    void aMissingKeyNamesItself() {
        Settings settings = Settings.of(Map.of());

        assertThatThrownBy(() -> settings.string("database.url"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AMETRINE_DATABASE_URL is missing");
    }

    @Test
    void aMalformedValueNamesKeyExpectationAndValue() {
        Settings settings = Settings.of(Map.of("AMETRINE_DATABASE_POOL_SIZE", "many"));

        assertThatThrownBy(() -> settings.integer("database.pool-size", 10))
                .hasMessage("AMETRINE_DATABASE_POOL_SIZE must be a whole number, but is \"many\".");
    }

    @Test
    void aNumberOutsideItsRangeIsRefused() {
        Settings settings = Settings.of(Map.of("AMETRINE_DATABASE_POOL_SIZE", "1000"));

        assertThatThrownBy(() -> settings.integer("database.pool-size", 10).between(2, 200))
                .hasMessageContaining("between 2 and 200, but is 1000");
    }

    @Test
    void anUnknownKeyIsRefusedAndTheKnownOnesAreListed() {
        Settings settings = Settings.of(Map.of("AMETRINE_DATABSE_URL", "x", "AMETRINE_REDIS_URL", "redis://h"));
        RedisConfig.from(settings);

        assertThatThrownBy(settings::refuseUnknown)
                .hasMessageContaining("Unknown: AMETRINE_DATABSE_URL")
                .hasMessageContaining("AMETRINE_REDIS_URL");
    }

    @Test
    void theKeysOfTheLoggingConfigurationAreKnownEverywhere() {
        Settings settings = Settings.of(Map.of("AMETRINE_LOG_LEVEL", "debug", "HOME", "/home/somebody"));

        assertThatCode(settings::refuseUnknown).doesNotThrowAnyException();
    }

    @Test
    void durationsAreReadInBothForms() {
        Settings settings = Settings.of(Map.of("AMETRINE_A", "250ms", "AMETRINE_B", "PT20S", "AMETRINE_C", "14d"));

        assertThat(settings.duration("a", Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.duration("b", Duration.ZERO)).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.duration("c", Duration.ZERO)).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void aSecretShowsStars() {
        Secret secret = Settings.of(Map.of("AMETRINE_DATABASE_PASSWORD", "hunter2hunter2"))
                .secret("database.password");

        assertThat(secret.toString()).doesNotContain("hunter2");
        assertThat(secret.reveal()).isEqualTo("hunter2hunter2");
    }

    @Test
    void aSecretIsReadFromTheFileThatItsNeighbourNames(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "hunter2hunter2\n");
        Settings settings = Settings.of(Map.of("AMETRINE_DATABASE_PASSWORD_FILE", file.toString()));

        assertThat(settings.secret("database.password").reveal()).isEqualTo("hunter2hunter2");
        assertThatCode(settings::refuseUnknown).doesNotThrowAnyException();
    }

    @Test
    void aSecretGivenTwiceIsRefused() {
        Settings settings = Settings.of(Map.of("AMETRINE_A", "x", "AMETRINE_A_FILE", "/run/a"));

        assertThatThrownBy(() -> settings.secret("a"))
                .hasMessage("AMETRINE_A and AMETRINE_A_FILE are both set. Remove one of them.");
    }

    @Test
    void aSecretsFileThatIsMissingOrEmptyIsNamed(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Settings settings = Settings.of(Map.of("AMETRINE_A_FILE", folder + "/none", "AMETRINE_B_FILE", "" + empty));

        assertThatThrownBy(() -> settings.secret("a"))
                .hasMessage("AMETRINE_A_FILE must be a file that can be read, but is \"" + folder + "/none\".");
        assertThatThrownBy(() -> settings.secret("b"))
                .hasMessage("AMETRINE_B_FILE names " + empty + ", which is empty. Write the secret into it.");
    }

    @Test
    void whatIsNoSecretIsNotReadFromAFile() {
        Settings settings = Settings.of(Map.of("AMETRINE_REDIS_URL", "redis://h", "AMETRINE_REDIS_URL_FILE", "/run/u"));
        RedisConfig.from(settings);

        assertThatThrownBy(settings::refuseUnknown).hasMessageContaining("Unknown: AMETRINE_REDIS_URL_FILE");
    }
}
