package io.ametrine.monitoring.trace;

import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Records of the trace topic, as small as they can be. */
final class TraceRecords {
    private static final AtomicLong OFFSET = new AtomicLong();

    private TraceRecords() {}

    static Incoming exchange(String key, Instant at, String action, String verdict) {
        return of(key, """
                {"at":"%s","direction":"fromStation","messageId":"m1","action":"%s","request":{"x":"a\\\\b\\tc"},\
                "verdict":"%s","requestBytes":7}""".formatted(at, action, verdict), at);
    }

    static Incoming fault(String key, Instant at, String code) {
        return of(key, """
                {"at":"%s","direction":"fromStation","request":"[2,","verdict":"callError",\
                "fault":{"code":"%s","description":"no"},"requestBytes":3}""".formatted(at, code), at);
    }

    static Incoming of(String key, String json, Instant at) {
        return new Incoming(
                "ocpp.trace",
                0,
                OFFSET.incrementAndGet(),
                key,
                new Headers(),
                json.getBytes(StandardCharsets.UTF_8),
                at);
    }
}
