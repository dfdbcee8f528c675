package io.ametrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.ApiKeyEntry;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two gateways on a real broker, with a module that answers every command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT {
    private final KafkaConfig kafka = KafkaConfig.local(TestEngines.shared().kafkaBootstrap());
    private final Gateway gateway = Gateway.start(config());
    private final Gateway second = Gateway.start(config());
    private final KafkaBroker broker = KafkaBroker.connect(kafka);
    private final TopicTail module =
            TopicTail.follow(kafka, Topics.in("provisioning"), TopicTail.From.END, this::answer);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    void stop() {
        client.shutdownNow();
        module.close();
        broker.close();
        second.close();
        gateway.close();
    }

    @Test
    void keyAndStationCountAtOnceAndTheCommandComesBack() throws Exception {
        publishKey("fresh-key", false, 1);
        publishStation("CS-IT");

        HttpResponse<String> response = client.send(
                request(gateway, "/api/v1/stations/CS-IT/commands/Reset", "fresh-key")
                        .POST(BodyPublishers.ofString("{\"type\":\"OnIdle\"}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"Accepted\"}");
    }

    @Test
    void deletedKeyIsRefusedByEveryGateway() throws Exception {
        publishKey("short-lived", false, 1);
        assertThat(status("short-lived", gateway)).isNotEqualTo(401);

        publishKey("short-lived", true, 2);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(status("short-lived", gateway)).isEqualTo(401);
            assertThat(status("short-lived", second)).isEqualTo(401);
        });
    }

    @Test
    void traceIsFollowedLive() throws Exception {
        publishKey("follower", false, 1);
        List<String> lines = EventLines.read(
                client,
                request(second, "/api/v1/trace?follow&last=0", "follower").build());
        await().atMost(Duration.ofSeconds(10)).until(() -> lines.contains(": open"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            publishTrace(
                    "it/unknown",
                    "{\"at\":\"2026-01-01T00:00:00Z\",\"direction\":\"handshake\",\"verdict\":\"refused\"}");
            assertThat(lines).anyMatch(line -> line.contains("\"station\":\"unknown\"") && line.contains("refused"));
        });
    }

    @Test
    void readinessAsksTheBroker() throws Exception {
        HttpResponse<String> ready =
                client.send(request(gateway, "/health/ready", "none").build(), BodyHandlers.ofString());

        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    }

    private int status(String key, Gateway of) throws Exception {
        return client.send(request(of, "/api/v1/commands/none", key).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpRequest.Builder request(Gateway of, String path, String key) {
        return HttpRequest.newBuilder(URI.create(of.url() + path))
                .timeout(Duration.ofSeconds(40))
                .header("X-API-Key", key);
    }

    private void publishKey(String secret, boolean deleted, long version) {
        publish(new DirectoryChange(
                Topics.DIRECTORY_API_KEYS,
                new ApiKeyEntry("it", secret, version, deleted, secret, ApiKeys.sha256(secret), Set.of("operator"))));
    }

    private void publishStation(String id) {
        publish(new DirectoryChange(
                Topics.DIRECTORY_STATIONS,
                new StationEntry(
                        "it", id, 1, false, "Accepted", 1, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private void publish(DirectoryChange change) {
        broker.publish(change.toRecord()).join();
    }

    private void publishTrace(String key, String json) {
        broker.publish(Outgoing.keyed(Topics.TRACE, key, new Headers(), json.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    private void answer(Incoming record) {
        CommandRequested command = (CommandRequested) EnvelopeCodec.decodeInbound(record);
        CommandReport report = new CommandReport(
                command.commandId(),
                command.station().tenant(),
                command.station().station(),
                command.action().wireName(),
                "answered",
                Optional.of(OcppJson.read("{\"status\":\"Accepted\"}", JsonNode.class)),
                Optional.empty(),
                Optional.empty(),
                true,
                false);
        broker.publish(report.toRecord()).join();
    }

    private GatewayConfig config() {
        Map<OwningModule, URI> modules = Arrays.stream(OwningModule.values())
                .collect(Collectors.toMap(module -> module, _ -> URI.create("http://127.0.0.1:1")));
        return GatewayConfig.of(
                kafka,
                new HttpConfig("127.0.0.1", 0),
                Secret.of("a secret of more than thirty-two characters"),
                modules);
    }
}
