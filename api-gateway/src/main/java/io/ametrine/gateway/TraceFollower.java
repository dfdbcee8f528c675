package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.EventStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One reader of the live trace: a bounded queue, so that a slow one loses entries (and is told how many) and nobody waits. */
final class TraceFollower {
    private static final int MOST_WAITING = 1_000;
    private static final int HEARTBEAT_SECONDS = 15;

    private final String tenant;
    private final Optional<String> station;
    private final BlockingQueue<ObjectNode> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger lost = new AtomicInteger();

    TraceFollower(String tenant, Optional<String> station) {
        this.tenant = tenant;
        this.station = station;
    }

    boolean wants(StationKey key) {
        return key.tenant().equals(tenant) && station.map(key.station()::equals).orElse(true);
    }

    void offer(ObjectNode entry) {
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    /** Writes what was stored before, then what comes, until the reader leaves. */
    void writeTo(EventStream.Sink sink, List<JsonNode> stored) throws InterruptedException {
        Set<String> seen = new HashSet<>();
        for (JsonNode entry : stored) {
            seen.add(identity(entry));
            sink.event("exchange", "", OcppJson.write(entry));
        }
        while (sink.open()) {
            ObjectNode entry = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (entry == null) {
                sink.comment("still here");
            } else if (!seen.contains(identity(entry))) {
                sink.event("exchange", "", OcppJson.write(entry));
            }
            tellLosses(sink);
        }
    }

    private void tellLosses(EventStream.Sink sink) throws InterruptedException {
        int count = lost.getAndSet(0);
        if (count > 0) {
            sink.event("lost", "", OcppJson.write(Map.of("count", count)));
        }
    }

    /** The same exchange may be stored already and still come from the topic. */
    private static String identity(JsonNode entry) {
        return entry.path("station").asText()
                + ' '
                + entry.path("at").asText()
                + ' '
                + entry.path("direction").asText()
                + ' '
                + entry.path("messageId").asText();
    }
}
