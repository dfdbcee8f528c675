package io.ametrine.authorization;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.OcppRequest;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound.Answer;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.rest.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** The running service, seen from the broker and from its REST door. */
final class ModuleUnderTest implements AutoCloseable {
    private static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef");
    private static final SessionRef SESSION = new SessionRef("node-1", 3, new UUID(1, 2), 7, "ocpp2.0.1");

    private final AuthorizationService service;
    private final KafkaBroker broker;
    private final TopicTail answersTail;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    final DirectoryReplica<TokenEntry> directory;

    ModuleUnderTest() {
        Engines engines = TestEngines.shared();
        KafkaConfig kafka = KafkaConfig.local(engines.kafkaBootstrap());
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.ensure();
        }
        broker = KafkaBroker.connect(kafka);
        answersTail = TopicTail.follow(kafka, Topics.OUT, TopicTail.From.END, record -> {
            if (EnvelopeCodec.decodeOutbound(record) instanceof Answer answer) {
                answers.put(answer.messageId(), answer);
            }
        });
        directory = DirectoryReplica.follow(kafka, Topics.DIRECTORY_TOKENS, TokenEntry.class);
        service = AuthorizationService.start(new AuthorizationConfig(
                kafka,
                AuthorizationDatabase.config(),
                new RedisConfig(URI.create(engines.redisUrl())),
                new HttpConfig("127.0.0.1", 0),
                SECRET));
    }

    /** The module's answer to a station's CALL, as JSON text. */
    String call(StationKey station, OcppRequest request) {
        String id = UUID.randomUUID().toString();
        broker.publish(EnvelopeCodec.encode(new StationCall(
                        station,
                        SESSION,
                        id,
                        request.action(),
                        OcppJson.write(request),
                        Instant.now(),
                        Instant.now().plusSeconds(20),
                        Optional.empty())))
                .join();
        Answer answer = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Optional.ofNullable(answers.get(id)), Optional::isPresent)
                .orElseThrow();
        return switch (answer.result()) {
            case Result.Payload(byte[] json) -> new String(json, StandardCharsets.UTF_8);
            case Result.Error error -> error.code().wireName();
        };
    }

    Response get(String tenant, String path) {
        return send(tenant, "GET", path, "");
    }

    Response send(String tenant, String method, String path, String body) {
        Caller caller = new Caller(tenant, "test", Set.of(Role.ADMIN));
        String target = "/api/v1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + target))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        SignedRequests.with(SECRET).sign(method, target, caller).forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        service.close();
        answersTail.close();
        directory.close();
        broker.close();
        http.close();
    }

    /** Status and body. */
    record Response(int status, String body) {}
}
