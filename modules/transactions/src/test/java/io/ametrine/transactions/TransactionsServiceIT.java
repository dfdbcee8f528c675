package io.ametrine.transactions;

import static io.ametrine.transactions.EventBuilder.ended;
import static io.ametrine.transactions.EventBuilder.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.ocpp.v201.TransactionEventResponse;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.DatabaseConfig;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole service on real engines, spoken to as a node and as the gateway speak to it. */
class TransactionsServiceIT {
    private static final Secret SECRET = Secret.of("a secret of more than 32 characters");
    private static final SessionRef SESSION = new SessionRef("node-1", 3, new UUID(1, 2), 7, "ocpp2.0.1");
    private static final List<Outbound> OUT = new CopyOnWriteArrayList<>();
    private static final List<CommandReport> REPORTS = new CopyOnWriteArrayList<>();
    private static final List<Incoming> NEWS = new CopyOnWriteArrayList<>();

    private static TransactionsService service;
    private static KafkaBroker broker;
    private static List<TopicTail> tails;

    private final StationKey station = new StationKey("default", "CS-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        Engines engines = TestEngines.shared();
        KafkaConfig kafka = KafkaConfig.local(engines.kafkaBootstrap());
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.ensure();
        }
        broker = KafkaBroker.connect(kafka);
        tails = List.of(
                TopicTail.follow(
                        kafka, Topics.OUT, TopicTail.From.END, record -> OUT.add(EnvelopeCodec.decodeOutbound(record))),
                TopicTail.follow(
                        kafka,
                        Topics.GATEWAY_INBOX,
                        TopicTail.From.END,
                        record -> REPORTS.add(OcppJson.read(record.value(), CommandReport.class))),
                TopicTail.follow(kafka, Topics.events("transactions"), TopicTail.From.END, NEWS::add));
        tails.forEach(
                tail -> assertThat(tail.awaitCaughtUp(Duration.ofSeconds(30))).isTrue());
        service = TransactionsService.start(new TransactionsConfig(
                kafka,
                new DatabaseConfig(engines.jdbcUrl(), engines.databaseUser(), Secret.of(engines.databasePassword()), 8),
                new RedisConfig(URI.create(engines.redisUrl())),
                new HttpConfig("127.0.0.1", 0),
                TracingConfig.OFF,
                SECRET,
                ConcurrentTransactions.ALLOWED));
        soon().until(() -> get("/health/ready").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        tails.forEach(TopicTail::close);
        broker.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        Caller caller = new Caller("default", "test", Set.of(Role.READER));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path));
        SignedRequests.with(SECRET).sign("GET", path, caller).forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void send(String messageId, TransactionEventRequest event) {
        Instant now = Instant.now();
        broker.publish(EnvelopeCodec.encode(new StationCall(
                        station,
                        SESSION,
                        messageId,
                        Action.TRANSACTION_EVENT,
                        OcppJson.write(event),
                        now,
                        now.plusSeconds(20),
                        Optional.empty())))
                .join();
    }

    private TransactionEventResponse answerTo(String messageId) {
        return soon().until(() -> find(messageId), Optional::isPresent).orElseThrow();
    }

    private Optional<TransactionEventResponse> find(String messageId) {
        return OUT.stream()
                .filter(record -> record instanceof Outbound.Answer answer
                        && answer.station().equals(station)
                        && answer.messageId().equals(messageId))
                .map(record -> ((Outbound.Answer) record).result())
                .map(result -> OcppJson.read(((Outbound.Result.Payload) result).json(), TransactionEventResponse.class))
                .findFirst();
    }

    private CommandReport command(Action action, String request) {
        String id = "transactions-" + UUID.randomUUID();
        broker.publish(EnvelopeCodec.encode(new CommandRequested(
                        station,
                        id,
                        action,
                        request.getBytes(StandardCharsets.UTF_8),
                        Instant.now().plusSeconds(20),
                        Optional.empty(),
                        "operator")))
                .join();
        return soon().until(
                        () -> REPORTS.stream()
                                .filter(report -> report.commandId().equals(id))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void sessionIsAnsweredStoredToldAndShown() throws Exception {
        send("m1", started("tx", 0).evse(1, 1).meterWh(1_000).build());
        send("m2", ended("tx", 1).meterWh(3_500).build());
        send("m2", ended("tx", 1).meterWh(3_500).build());

        assertThat(answerTo("m1")).isEqualTo(TransactionEventResponse.builder().build());
        answerTo("m2");
        soon().until(() -> NEWS.stream()
                .filter(event -> event.key().startsWith(station.key()))
                .map(event -> event.headers().require("ce_type"))
                .toList()
                .equals(List.of("io.ametrine.transaction.started", "io.ametrine.transaction.ended")));
        JsonNode shown = OcppJson.read(
                get("/api/v1/transactions/" + station.station() + "/tx").body(), JsonNode.class);
        assertThat(shown.at("/energy/deliveredWh").asInt()).isEqualTo(2_500);
        assertThat(shown.at("/active").asBoolean(true)).isFalse();
        JsonNode list = OcppJson.read(
                get("/api/v1/transactions?station=" + station.station()).body(), JsonNode.class);
        assertThat(list.at("/items/0/stoppedReason").asText()).isEqualTo("Local");
    }

    @Test
    void tokenThatWasJustRegisteredIsNotRefused() {
        String idToken = UUID.randomUUID().toString();
        broker.publish(new DirectoryChange(Topics.DIRECTORY_TOKENS, token(idToken)).toRecord())
                .join();

        send("m1", started("tx", 0).token(idToken).build());
        send("m2", started("other", 0).token("nobody").build());

        assertThat(answerTo("m1").idTokenInfo()).map(IdTokenInfo::status).contains(AuthorizationStatus.ACCEPTED);
        assertThat(answerTo("m2").idTokenInfo()).map(IdTokenInfo::status).contains(AuthorizationStatus.UNKNOWN);
    }

    private TokenEntry token(String idToken) {
        return new TokenEntry(
                station.tenant(),
                TokenEntry.id("ISO14443", idToken),
                1,
                false,
                idToken,
                "ISO14443",
                "Accepted",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void stopOfAnUnknownTransactionIsRefusedWithWhatToDo() {
        CommandReport report = command(Action.REQUEST_STOP_TRANSACTION, "{\"transactionId\":\"nothing\"}");

        assertThat(report.sent()).isFalse();
        assertThat(report.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("has no transaction \"nothing\""));
    }

    @Test
    void startForAnOfflineStationIsReportedAndShownWithTheTransactionItWouldHaveStarted() throws Exception {
        CommandReport report = command(
                Action.REQUEST_START_TRANSACTION,
                "{\"idToken\":{\"idToken\":\"A\",\"type\":\"ISO14443\"},\"remoteStartId\":99}");
        send("m1", started("tx", 0).remoteStart(99).build());
        answerTo("m1");

        assertThat(report.sent()).isFalse();
        JsonNode shown = OcppJson.read(
                get("/api/v1/transactions/" + station.station() + "/tx").body(), JsonNode.class);
        assertThat(shown.at("/remoteRequests/0/commandId").asText()).isEqualTo(report.commandId());
        assertThat(shown.at("/remoteRequests/0/outcome").asText()).isEqualTo("NotSent");
    }
}
