package io.ametrine.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.platform.broker.TopicTail.From;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.KafkaSecurity;
import io.ametrine.platform.config.KafkaSecurity.ClientCertificate;
import io.ametrine.platform.config.KafkaSecurity.Login;
import io.ametrine.platform.config.KafkaSecurity.Mechanism;
import io.ametrine.platform.config.KafkaSecurity.Protocol;
import io.ametrine.platform.config.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real broker with TLS and SASL lets in who proves to be somebody, and nobody else. */
class SecuredKafkaIT {
    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static SecuredKafka kafka;

    @BeforeAll
    static void start() throws IOException {
        certificate = Certificate.in(folder);
        kafka = SecuredKafka.start(folder, certificate);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static KafkaConfig withPassword(Mechanism mechanism, String password, Optional<Path> authority) {
        return new KafkaConfig(
                kafka.byPassword(),
                1,
                1,
                1,
                new KafkaSecurity(
                        Protocol.SASL_SSL,
                        Optional.of(new Login(mechanism, "ametrine", Secret.of(password))),
                        authority,
                        Optional.empty()));
    }

    private static KafkaConfig withCertificate(Optional<ClientCertificate> ours) {
        return new KafkaConfig(
                kafka.byCertificate(),
                1,
                1,
                1,
                new KafkaSecurity(Protocol.SSL, Optional.empty(), Optional.of(certificate.pem()), ours));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "SCRAM_SHA_512"})
    void whoKnowsThePasswordPublishesAndReads(Mechanism mechanism) {
        assertPublishesAndReads(withPassword(mechanism, SecuredKafka.PASSWORD, Optional.of(certificate.pem())));
    }

    @Test
    void whoShowsACertificatePublishesAndReads() {
        assertPublishesAndReads(
                withCertificate(Optional.of(new ClientCertificate(certificate.pem(), certificate.key()))));
    }

    private static void assertPublishesAndReads(KafkaConfig config) {
        try (TopicAdmin admin = new TopicAdmin(config)) {
            admin.ensure();
        }
        List<Incoming> seen = new CopyOnWriteArrayList<>();
        try (KafkaBroker broker = KafkaBroker.connect(config)) {
            broker.publish(Outgoing.keyed(Topics.GATEWAY_INBOX, "key", new Headers(), new byte[] {1}))
                    .join();
            try (TopicTail tail = TopicTail.follow(config, Topics.GATEWAY_INBOX, From.BEGINNING, seen::add)) {
                assertThat(tail.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
            }
        }
        assertThat(seen).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "SCRAM_SHA_512"})
    void aWrongPasswordIsRefusedAndSaysSo(Mechanism mechanism) {
        KafkaConfig config = withPassword(mechanism, "wrong", Optional.of(certificate.pem()));

        try (TopicAdmin admin = new TopicAdmin(config)) {
            assertThatThrownBy(admin::ensure)
                    .hasCauseInstanceOf(SaslAuthenticationException.class)
                    .cause()
                    .hasMessageContaining("uthentication failed")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void aBrokerWhoseCertificateNobodyVouchesForIsNotSpokenTo() {
        KafkaConfig config = withPassword(Mechanism.PLAIN, SecuredKafka.PASSWORD, Optional.empty());

        try (TopicAdmin admin = new TopicAdmin(config)) {
            assertThatThrownBy(admin::ensure).hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void whoShowsNoCertificateIsRefused() {
        try (TopicAdmin admin = new TopicAdmin(withCertificate(Optional.empty()))) {
            assertThatThrownBy(admin::ensure).hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }
}
