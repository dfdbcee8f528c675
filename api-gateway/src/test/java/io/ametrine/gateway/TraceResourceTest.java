package io.ametrine.gateway;

import static io.ametrine.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.Topics;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceResourceTest {
    private final RunningGateway gateway = new RunningGateway();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.shutdownNow();
        gateway.close();
    }

    @Test
    void storedExchangesComeFirstAndOldestFirstThenLiveOnes() {
        List<String> lines = follow("/api/v1/stations/CS-1/trace?follow");

        await().until(() -> gateway.tails.size() == 1);
        publish("acme/CS-1", "3");

        await().untilAsserted(() -> assertThat(messageIds(lines)).containsExactly("1", "2", "3"));
        assertThat(lines).contains("event: exchange");
    }

    @Test
    void otherStationsAndTenantsAreNotShown() {
        List<String> lines = follow("/api/v1/stations/CS-1/trace?follow&last=0");

        await().until(() -> gateway.tails.size() == 1);
        publish("acme/CS-2", "7");
        publish("other/CS-1", "8");
        publish("acme/CS-1", "9");

        await().untilAsserted(() -> assertThat(messageIds(lines)).containsExactly("9"));
    }

    @Test
    void wholeTenantIncludesUnknownStations() {
        List<String> lines = follow("/api/v1/trace?follow&last=0");

        await().until(() -> gateway.tails.size() == 1);
        publish("acme/never-seen", "1");
        publish("other/CS-1", "2");

        await().untilAsserted(() -> assertThat(lines)
                .anyMatch(line -> line.startsWith("data: ") && line.contains("\"station\":\"never-seen\"")));
        assertThat(messageIds(lines)).containsExactly("1");
    }

    @Test
    void tailEndsAfterTheLastFollower() {
        List<String> all = follow("/api/v1/trace?follow&last=0");
        List<String> one = follow("/api/v1/stations/CS-1/trace?follow&last=0");
        await().until(() -> all.contains(": open") && one.contains(": open") && gateway.tails.size() == 1);

        client.shutdownNow();

        await().untilAsserted(() -> {
            publish("acme/CS-1", "1");
            assertThat(gateway.tails).isEmpty();
        });
    }

    @Test
    void withoutFollowItIsMonitoringsList() {
        assertThat(RunningGateway.json(gateway.get("/api/v1/stations/CS-1/trace?limit=2"))
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void oddParametersAreRefused() {
        assertProblem(gateway.get("/api/v1/stations/CS-1/trace?follow&last=x"), 400, "bad-request");
        assertProblem(gateway.get("/api/v1/stations/CS-1/trace?follow&lats=1"), 400, "bad-request");
    }

    private List<String> follow(String path) {
        return EventLines.read(
                client, gateway.request(path).header("X-API-Key", "reader-key").build());
    }

    private void publish(String key, String messageId) {
        String json =
                "{\"at\":\"2026-01-01T00:01:00Z\",\"direction\":\"fromStation\",\"messageId\":\"" + messageId + "\"}";
        Incoming record = new Incoming(
                Topics.TRACE, 0, 0, key, new Headers(), json.getBytes(StandardCharsets.UTF_8), Instant.now());
        gateway.tails.forEach(tail -> tail.accept(record));
    }

    private static List<String> messageIds(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.replaceFirst(".*\"messageId\":\"(\\d+)\".*", "$1"))
                .toList();
    }
}
