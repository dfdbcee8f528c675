package io.ametrine.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Test
    void aMissingKeyNamesItself() {
        Settings settings = Settings.of(Map.of());

        assertThatThrownBy(() -> DatabaseConfig.from(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AMETRINE_DATABASE_URL is missing")
                .hasMessageContaining("Example: AMETRINE_DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/ametrine");
    }

    @Test
    void aMalformedValueNamesKeyExpectationAndValue() {
        Settings settings = Settings.of(Map.of("AMETRINE_DATABASE_POOL_SIZE", "many"));

        assertThatThrownBy(() -> settings.integer("database.pool-size", 10))
                .hasMessage("AMETRINE_DATABASE_POOL_SIZE must be a whole number, but is \"many\"."
                        + " Example: AMETRINE_DATABASE_POOL_SIZE=10");
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
                .hasMessageContaining("Unknown: AMETRINE_DATABSE_URL.")
                .hasMessageContaining("AMETRINE_REDIS_URL");
    }

    @Test
    void anUnknownKeyIsToldFromTheOneThatWasMeant() {
        Settings settings = Settings.of(Map.of("AMETRINE_REDDIS_ULR", "x", "AMETRINE_LOG_LEVLE", "info"));
        settings.string("redis.url", "redis://127.0.0.1:6379");

        assertThatThrownBy(settings::refuseUnknown)
                .hasMessageContaining("AMETRINE_REDDIS_ULR (did you mean AMETRINE_REDIS_URL?)")
                .hasMessageContaining("AMETRINE_LOG_LEVLE (did you mean AMETRINE_LOG_LEVEL?)");
    }

    @Test
    void aMalformedAddressIsNotShownForItMayHoldAPassword() {
        for (String wrong : List.of(
                "redis://:hunter2 hunter2@redis:6379", "redis.example:6379", "http://:hunter2@redis", "hunter2")) {
            assertThatThrownBy(() -> RedisConfig.from(Settings.of(Map.of("AMETRINE_REDIS_URL", wrong))))
                    .hasMessageContaining("AMETRINE_REDIS_URL must be an address")
                    .hasMessageContaining("Example: AMETRINE_REDIS_URL=redis://127.0.0.1:6379")
                    .hasMessageNotContaining("hunter2")
                    .hasNoCause();
        }
    }

    @Test
    void credentialsHaveNoPlaceInTheDatabaseUrlAndAreNotShown() {
        for (String wrong : List.of("postgres://u:hunter2@db/ametrine", "jdbc:postgresql://u:hunter2@db/ametrine")) {
            assertThatThrownBy(() -> DatabaseConfig.from(Settings.of(Map.of("AMETRINE_DATABASE_URL", wrong))))
                    .hasMessageContaining("AMETRINE_DATABASE_URL must be a JDBC URL")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void addressesAreShownWithoutCredentials() {
        RedisConfig redis = new RedisConfig(URI.create("rediss://u:hunter2@cache"));
        DatabaseConfig database =
                new DatabaseConfig("jdbc:postgresql://a:1,b:2/x?password=hunter2", "u", Secret.of("hunter2"), 2);

        assertThat(redis).hasToString("cache:6379");
        assertThat(database).hasToString("u at a:1,b:2");
    }

    @Test
    void aChoiceNamesWhatMayBeChosen() {
        Settings settings = Settings.of(Map.of("AMETRINE_SIZE", "huge"));

        assertThatThrownBy(() -> settings.choice("size", Size.VERY_LARGE))
                .hasMessage("AMETRINE_SIZE must be one of small, very-large, but is \"huge\"."
                        + " Example: AMETRINE_SIZE=very-large");
    }

    private enum Size {
        SMALL,
        VERY_LARGE
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
    void aShareLiesBetweenNothingAndAll() {
        assertThat(Settings.of(Map.of("AMETRINE_A", "0.25")).share("a", 1)).isEqualTo(0.25);
        for (String wrong : List.of("1.5", "-0.1", "NaN", "5%")) {
            assertThatThrownBy(() -> Settings.of(Map.of("AMETRINE_A", wrong)).share("a", 0.01))
                    .hasMessage("AMETRINE_A must be a number from 0 to 1, but is \"" + wrong + "\"."
                            + " Example: AMETRINE_A=0.01");
        }
    }

    @Test
    void tracesAreToldToNobodyUnlessAnAddressIsGiven() {
        assertThat(TracingConfig.from(Settings.of(Map.of())).endpoint()).isEmpty();
        assertThat(TracingConfig.from(Settings.of(Map.of(
                        "AMETRINE_TRACING_ENDPOINT",
                        "https://collector",
                        "AMETRINE_TRACING_RATIO",
                        "0.5",
                        "AMETRINE_TRACING_AUTHORIZATION",
                        "Bearer x"))))
                .satisfies(config -> {
                    assertThat(config.endpoint()).contains(URI.create("https://collector"));
                    assertThat(config.ratio()).isEqualTo(0.5);
                    assertThat(config.authorization().orElseThrow().reveal()).isEqualTo("Bearer x");
                });
        assertThatThrownBy(() -> TracingConfig.from(Settings.of(Map.of("AMETRINE_TRACING_ENDPOINT", "collector:4317"))))
                .hasMessageContaining("AMETRINE_TRACING_ENDPOINT must be an address")
                .hasMessageContaining("Example: AMETRINE_TRACING_ENDPOINT=http://collector:4318");
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
