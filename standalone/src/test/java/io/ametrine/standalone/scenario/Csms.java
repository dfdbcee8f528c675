package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.standalone.Operator;
import io.ametrine.standalone.SharedInstallation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The system under test, as its operator sees it. */
final class Csms {
    private static final Operator OPERATOR = SharedInstallation.operator();

    private Csms() {}

    static String stationUrl(String station) {
        return SharedInstallation.running().stationUrl() + "/" + station;
    }

    static void put(String path, String body) {
        Operator.Reply reply = OPERATOR.put(path, Json.of(body).toString());
        assertThat(reply.status() / 100).as(reply.toString()).isEqualTo(2);
    }

    static JsonNode get(String path) {
        Operator.Reply reply = OPERATOR.get(path);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.body();
    }

    /** Sends a command; its outcome comes later. */
    static CompletableFuture<Operator.Reply> command(String station, String action, JsonNode request) {
        return CompletableFuture.supplyAsync(
                () -> OPERATOR.command(station, action, request.toString()),
                Executors.newVirtualThreadPerTaskExecutor());
    }
}
