package io.ametrine.platform.broker;

import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.KafkaSecurity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** What every Kafka client is told alike: where the brokers are, and how both sides prove who they are. */
public final class KafkaConnection {
    private static final String PEM = "PEM";

    private KafkaConnection() {}

    /** The settings of one client: {@code own} and what all have in common. */
    public static Map<String, Object> settings(KafkaConfig config, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap());
        KafkaSecurity security = config.security();
        settings.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                security.protocol().name());
        security.login().ifPresent(login -> addLogin(settings, login));
        security.authority().ifPresent(file -> {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
            settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file.toString());
        });
        security.certificate().ifPresent(certificate -> {
            settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
            settings.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, text(certificate.chain()));
            settings.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, text(certificate.key()));
        });
        return settings;
    }

    private static void addLogin(Map<String, Object> settings, KafkaSecurity.Login login) {
        Class<?> module = switch (login.mechanism()) {
            case PLAIN -> PlainLoginModule.class;
            case SCRAM_SHA_256, SCRAM_SHA_512 -> ScramLoginModule.class;
        };
        settings.put(SaslConfigs.SASL_MECHANISM, login.mechanism().wireName());
        settings.put(
                SaslConfigs.SASL_JAAS_CONFIG,
                "%s required username=%s password=%s;"
                        .formatted(
                                module.getName(),
                                quoted(login.user()),
                                quoted(login.password().reveal())));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
