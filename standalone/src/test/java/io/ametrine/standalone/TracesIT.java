package io.ametrine.standalone;

import static io.ametrine.standalone.SimulatedStations.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.ametrine.platform.observability.LogEncoder;
import io.ametrine.platform.tracing.CollectedSpan;
import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Station;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One message's way through all processes is one trace. */
class TracesIT {
    private static final String STATION = "followed";

    private final Operator operator = SharedInstallation.operator();
    private final SimulatedStations stations = new SimulatedStations();
    private final Logger requests = (Logger) LoggerFactory.getLogger("io.ametrine.requests");
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

    @BeforeEach
    void connect() {
        operator.registerStation(STATION, SimulatedStations.PASSWORD);
        operator.registerToken("CAFE0010");
    }

    @AfterEach
    void disconnect() {
        stations.close();
        requests.detachAppender(appender);
        requests.setLevel(null);
    }

    @Test
    void aTransactionEventIsFollowedFromTheSocketToTheDatabaseAndBack() {
        Station station = stations.connect(SharedInstallation.running().stationUrl(), STATION);
        await(station.startCharging(1, IdToken.rfid("CAFE0010")));
        await(station.stopCharging(1));

        await().untilAsserted(() -> {
            CollectedTrace trace =
                    CollectedTrace.ofCall("TransactionEvent", STATION).orElseThrow(AssertionError::new);
            CollectedSpan socket = trace.root();
            CollectedSpan toKafka = trace.below(socket, "central-system", "publish ocpp.in.transactions");
            CollectedSpan module = trace.below(toKafka, "transactions", "process ocpp.in.transactions");
            CollectedSpan handler = trace.below(module, "transactions", "handle TransactionEvent");
            CollectedSpan batch = trace.below(module, "transactions", "batch");
            CollectedSpan back = trace.below(handler, "central-system", "receive ocpp.out");

            assertThat(socket.kind()).isEqualTo(CollectedSpan.SERVER);
            assertThat(toKafka.kind()).isEqualTo(CollectedSpan.PRODUCER);
            assertThat(module.kind()).isEqualTo(CollectedSpan.CONSUMER);
            assertThat(back.kind()).isEqualTo(CollectedSpan.CONSUMER);
            assertThat(trace.below(batch)
                            .filter(span -> span.kind() == CollectedSpan.CLIENT)
                            .map(CollectedSpan::name))
                    .contains("insert transaction_events", "update progress", "commit");
            assertThat(trace.below(batch, "transactions", "publish").kind()).isEqualTo(CollectedSpan.PRODUCER);
            assertThat(socket.start()).isLessThanOrEqualTo(toKafka.start());
            assertThat(trace.below(batch, "transactions", "commit").end()).isLessThanOrEqualTo(back.start());
            assertThat(back.end()).isLessThanOrEqualTo(socket.end() + 1_000_000);
        });
    }

    @Test
    void aCommandBelongsToTheTraceOfWhoAskedForItAndSoDoLogLines() throws IOException, InterruptedException {
        stations.connect(SharedInstallation.running().stationUrl(), STATION);
        String traceId = UUID.randomUUID().toString().replace("-", "");
        logRequests();

        int status = ask("00-" + traceId + "-00f067aa0ba902b7-01");

        assertThat(status).isEqualTo(200);
        await().untilAsserted(() -> {
            CollectedTrace trace = CollectedTrace.of(traceId);
            CollectedSpan request = trace.spans().stream()
                    .filter(span -> span.parentId().equals("00f067aa0ba902b7"))
                    .findFirst()
                    .orElseThrow(AssertionError::new);
            CollectedSpan toKafka = trace.below(request, "api-gateway", "publish ocpp.in.transactions");
            CollectedSpan module = trace.below(toKafka, "transactions", "process ocpp.in.transactions");
            CollectedSpan handler = trace.below(module, "transactions", "handle TriggerMessage");
            CollectedSpan node = trace.below(handler, "central-system", "receive ocpp.out");
            CollectedSpan station = trace.below(node, "central-system", "TriggerMessage");
            CollectedSpan outcome = trace.below(station, "transactions", "process ocpp.in.transactions");
            CollectedSpan closing = trace.below(outcome, "transactions", "handle TriggerMessage");
            trace.below(closing, "api-gateway", "receive gateway.inbox");

            assertThat(request.service()).isEqualTo("api-gateway");
            assertThat(request.name()).startsWith("POST /api/v1/stations/{").endsWith("/commands/{action}");
            assertThat(lines.toString(StandardCharsets.UTF_8).lines())
                    .anyMatch(line -> line.contains("/commands/TriggerMessage")
                            && line.contains("\"trace_id\":\"" + traceId + "\"")
                            && line.contains("\"span_id\":\"" + request.spanId() + "\""));
        });
    }

    @Test
    void histogramsNameATraceAsAnExample() {
        Station station = stations.connect(SharedInstallation.running().stationUrl(), STATION);
        await(station.startCharging(1, IdToken.rfid("CAFE0010")));
        await(station.stopCharging(1));

        await().untilAsserted(() -> assertThat(Scrape.of("central-system", "application/openmetrics-text;version=1.0.0")
                        .text())
                .containsPattern("ametrine_station_answer_seconds_bucket\\{.*} .* # \\{.*trace_id=\"[0-9a-f]{32}\""));
    }

    private int ask(String traceparent) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SharedInstallation.running()
                                .restUrl() + "/api/v1/stations/" + STATION + "/commands/TriggerMessage"))
                .header(
                        "X-API-Key",
                        SharedInstallation.running().firstApiKey().orElseThrow().reveal())
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofString("{\"requestedMessage\": \"Heartbeat\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private void logRequests() {
        LogEncoder encoder = new LogEncoder();
        encoder.start();
        appender.setContext(requests.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(lines);
        appender.start();
        requests.setLevel(Level.DEBUG);
        requests.addAppender(appender);
    }
}
