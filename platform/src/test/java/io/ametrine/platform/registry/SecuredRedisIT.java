package io.ametrine.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.engines.TestEngines;
import io.ametrine.platform.broker.Certificate;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis behind a door with TLS, asking for a user and a password. */
class SecuredRedisIT {
    private static final String PASSWORD = "secret-of-redis";

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static Vertx vertx;
    private static URI door;

    @BeforeAll
    static void openTheDoor() throws IOException {
        certificate = Certificate.in(folder);
        URI redis = URI.create(TestEngines.shared().redisUrl());
        say(redis, "ACL SETUSER guarded on >" + PASSWORD + " ~* +@all");
        vertx = Vertx.vertx();
        NetServer server = vertx.createNetServer(new NetServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PfxOptions()
                                .setPath(certificate.keyStore().toString())
                                .setPassword(Certificate.PASSWORD)))
                .connectHandler(outside -> {
                    outside.pause();
                    vertx.createNetClient()
                            .connect(redis.getPort(), redis.getHost())
                            .onSuccess(inside -> {
                                inside.pipeTo(outside);
                                outside.pipeTo(inside);
                                outside.resume();
                            });
                });
        door = URI.create(
                "rediss://127.0.0.1:" + server.listen(0, "127.0.0.1").await().actualPort());
    }

    @AfterAll
    static void closeIt() {
        vertx.close().await();
    }

    private static void say(URI redis, String command) throws IOException {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(5)).asString().isEqualTo("+OK\r\n");
        }
    }

    private static NodeLease claim(RedisConfig config) {
        try (RedissonRegistry registry = RedissonRegistry.connect(config, Duration.ofSeconds(2), 4)) {
            NodeLease lease =
                    registry.claim("secured").toCompletableFuture().join().orElseThrow();
            registry.release(lease).toCompletableFuture().join();
            return lease;
        }
    }

    private static RedisConfig config(String password, Optional<Path> authority) {
        return new RedisConfig(door, Optional.of("guarded"), Optional.of(Secret.of(password)), authority);
    }

    @Test
    void whoKnowsThePasswordIsLetIn() {
        NodeLease lease = claim(config(PASSWORD, Optional.of(certificate.pem())));

        assertThat(lease.id()).startsWith("secured");
    }

    @Test
    void aWrongPasswordIsRefusedAndSaysSo() {
        RedisConfig wrong = config("guessed", Optional.of(certificate.pem()));

        assertThatThrownBy(() -> claim(wrong))
                .isInstanceOf(CompletionException.class)
                .hasStackTraceContaining("WRONGPASS")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("guessed"));
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForIsNotSpokenTo() {
        assertThatThrownBy(() -> claim(config(PASSWORD, Optional.empty())))
                .hasStackTraceContaining("certification path");
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() {
        Path key = certificate.key();

        assertThatThrownBy(() -> claim(config(PASSWORD, Optional.of(key))))
                .hasMessageContaining(key + " does not hold certificates as PEM");
    }
}
