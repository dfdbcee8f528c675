package io.ametrine.platform.runtime;

import static org.awaitility.Awaitility.await;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.OcppRequest;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound.Answer;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;

/** Speaks to a whole service as a node and as the gateway do, over the real engines. */
public final class ServiceProbe implements AutoCloseable {
    public static final Secret SECRET = Secret.of("a secret of more than 32 characters");
    private static final SessionRef SESSION = new SessionRef("node-1", 3, new UUID(1, 2), 7, "ocpp2.0.1");

    private final Engines engines = TestEngines.shared();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaBroker broker;
    private final TopicTail out;

    public ServiceProbe() {
        try (TopicAdmin admin = new TopicAdmin(kafka())) {
            admin.ensure();
        }
        broker = KafkaBroker.connect(kafka());
        out = TopicTail.follow(kafka(), Topics.OUT, TopicTail.From.END, record -> {
            if (EnvelopeCodec.decodeOutbound(record) instanceof Answer answer) {
                answers.add(answer);
            }
        });
        out.awaitCaughtUp(Duration.ofSeconds(30));
    }

    public static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    public KafkaConfig kafka() {
        return KafkaConfig.local(engines.kafkaBootstrap());
    }

    public DatabaseConfig database() {
        return TestSchema.config();
    }

    public RedisConfig redis() {
        return new RedisConfig(URI.create(engines.redisUrl()));
    }

    public HttpConfig http() {
        return new HttpConfig("127.0.0.1", 0);
    }

    /** Says {@code request} as the station and waits for the answer. */
    public Result call(StationKey station, OcppRequest request) {
        String messageId = UUID.randomUUID().toString();
        Instant now = Instant.now();
        send(new StationCall(
                station,
                SESSION,
                messageId,
                request.action(),
                OcppJson.write(request),
                now,
                now.plusSeconds(20),
                Optional.empty()));
        return soon().until(() -> answer(station, messageId), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Result> answer(StationKey station, String messageId) {
        return answers.stream()
                .filter(answer ->
                        answer.station().equals(station) && answer.messageId().equals(messageId))
                .map(Answer::result)
                .findFirst();
    }

    public void send(Inbound inbound) {
        publish(EnvelopeCodec.encode(inbound));
    }

    public void publish(Outgoing record) {
        broker.publish(record).join();
    }

    /** Says {@code request} as the station; the answer is the JSON text, or the code of the error. */
    public String ask(StationKey station, OcppRequest request) {
        return switch (call(station, request)) {
            case Result.Payload(byte[] json) -> new String(json, StandardCharsets.UTF_8);
            case Result.Error error -> error.code().wireName();
        };
    }

    /** A request with the gateway's signature. */
    public HttpResponse<String> get(int port, String path, Caller caller) {
        return send("http://127.0.0.1:" + port, "GET", path, "", caller);
    }

    /** A request with the gateway's signature. */
    public HttpResponse<String> send(String url, String method, String path, String body, Caller caller) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        SignedRequests.with(SECRET).sign(method, path, caller).forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        out.close();
        broker.close();
        http.close();
    }
}
