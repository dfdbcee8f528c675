package io.ametrine.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.platform.config.KafkaSecurity.ClientCertificate;
import io.ametrine.platform.config.KafkaSecurity.Login;
import io.ametrine.platform.config.KafkaSecurity.Mechanism;
import io.ametrine.platform.config.KafkaSecurity.Protocol;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Kafka, PostgreSQL and Redis are reached: what is read, and which settings contradict each other. */
class EnginesConfigTest {
    @TempDir
    private Path folder;

    private static Settings kafka(String... pairs) {
        Map<String, String> environment = new HashMap<>(Map.of("AMETRINE_KAFKA_BOOTSTRAP", "kafka:9093"));
        for (int index = 0; index < pairs.length; index += 2) {
            environment.put("AMETRINE_KAFKA_" + pairs[index], pairs[index + 1]);
        }
        return Settings.of(environment);
    }

    private String file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "pem").toString();
    }

    @Test
    void kafkaDefaults() {
        assertThat(KafkaConfig.from(kafka())).isEqualTo(new KafkaConfig("kafka:9093", 4, 64, 1, KafkaSecurity.NONE));
    }

    @Test
    void everyKeyOfKafkaIsRead() throws IOException {
        Settings settings = kafka(
                "PARTITIONS", "5",
                "OUT_PARTITIONS", "6",
                "REPLICATION", "3",
                "SECURITY_PROTOCOL", "sasl-ssl",
                "SASL_MECHANISM", "plain",
                "SASL_USER", "ametrine",
                "SASL_PASSWORD_FILE", file("password"),
                "CA_FILE", file("ca.crt"),
                "CERTIFICATE_FILE", file("tls.crt"),
                "KEY_FILE", file("tls.key"));

        KafkaConfig config = KafkaConfig.from(settings);
        settings.refuseUnknown();

        assertThat(config)
                .isEqualTo(new KafkaConfig(
                        "kafka:9093",
                        5,
                        6,
                        3,
                        new KafkaSecurity(
                                Protocol.SASL_SSL,
                                Optional.of(new Login(Mechanism.PLAIN, "ametrine", Secret.of("pem"))),
                                Optional.of(folder.resolve("ca.crt")),
                                Optional.of(
                                        new ClientCertificate(folder.resolve("tls.crt"), folder.resolve("tls.key"))))));
    }

    @Test
    void aPasswordWithoutSaslIsAContradiction() {
        assertThatThrownBy(() -> KafkaConfig.from(kafka("SECURITY_PROTOCOL", "ssl", "SASL_PASSWORD", "x")))
                .hasMessage("AMETRINE_KAFKA_SASL_PASSWORD has no meaning while AMETRINE_KAFKA_SECURITY_PROTOCOL is ssl."
                        + " Remove it, or set AMETRINE_KAFKA_SECURITY_PROTOCOL to sasl-ssl.");
    }

    @Test
    void anAuthorityWithoutTlsIsAContradiction() throws IOException {
        String authority = file("ca.crt");

        assertThatThrownBy(() -> KafkaConfig.from(kafka("CA_FILE", authority)))
                .hasMessageContaining("AMETRINE_KAFKA_CA_FILE has no meaning while")
                .hasMessageContaining("set AMETRINE_KAFKA_SECURITY_PROTOCOL to ssl or sasl-ssl");
    }

    @Test
    void saslWithoutUserNamesTheUser() {
        assertThatThrownBy(() -> KafkaConfig.from(kafka("SECURITY_PROTOCOL", "sasl-plaintext", "SASL_PASSWORD", "x")))
                .hasMessageContaining("AMETRINE_KAFKA_SASL_USER is missing");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() throws IOException {
        String certificate = file("tls.crt");

        assertThatThrownBy(() -> KafkaConfig.from(kafka("SECURITY_PROTOCOL", "ssl", "CERTIFICATE_FILE", certificate)))
                .hasMessageContaining("AMETRINE_KAFKA_KEY_FILE belong together");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> KafkaConfig.from(kafka("SECURITY_PROTOCOL", "ssl", "CA_FILE", folder + "/none")))
                .hasMessageContaining(
                        "AMETRINE_KAFKA_CA_FILE must be a file that can be read, but is \"" + folder + "/none\".");
    }

    @Test
    void everyKeyOfRedisIsRead() throws IOException {
        Settings settings = Settings.of(Map.of(
                "AMETRINE_REDIS_URL", "rediss://redis:6380",
                "AMETRINE_REDIS_USER", "ametrine",
                "AMETRINE_REDIS_PASSWORD", "secret",
                "AMETRINE_REDIS_CA_FILE", file("ca.crt")));

        RedisConfig config = RedisConfig.from(settings);
        settings.refuseUnknown();

        assertThat(config)
                .isEqualTo(new RedisConfig(
                        URI.create("rediss://redis:6380"),
                        Optional.of("ametrine"),
                        Optional.of(Secret.of("secret")),
                        Optional.of(folder.resolve("ca.crt"))));
    }

    @Test
    void anAddressOfRedisCarriesNoPassword() {
        assertThatThrownBy(() -> RedisConfig.from(Settings.of(Map.of("AMETRINE_REDIS_URL", "redis://:pw@redis:6379"))))
                .hasMessage("AMETRINE_REDIS_URL must not carry a password. Set AMETRINE_REDIS_PASSWORD instead.");
    }

    @Test
    void anAuthorityOfRedisNeedsTls() throws IOException {
        Map<String, String> environment =
                Map.of("AMETRINE_REDIS_URL", "redis://redis:6379", "AMETRINE_REDIS_CA_FILE", file("ca.crt"));

        assertThatThrownBy(() -> RedisConfig.from(Settings.of(environment)))
                .hasMessageContaining("begin with rediss://");
    }

    @Test
    void anAddressOfTheDatabaseCarriesNoPassword() {
        Settings settings =
                Settings.of(Map.of("AMETRINE_DATABASE_URL", "jdbc:postgresql://h/ametrine?user=a&password=b"));

        assertThatThrownBy(() -> DatabaseConfig.from(settings))
                .hasMessageContaining(
                        "AMETRINE_DATABASE_URL must be a JDBC URL of PostgreSQL without user and password")
                .hasMessageNotContaining("password=b");
    }
}
