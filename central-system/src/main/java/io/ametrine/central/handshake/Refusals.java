package io.ametrine.central.handshake;

import io.ametrine.central.publishing.Tracer;
import io.ametrine.central.session.QuietLog;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.TraceEntry;
import io.ametrine.platform.envelope.TraceEntry.Fault;
import io.ametrine.platform.envelope.TraceEntry.Origin;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns handshakes away: an answer for the station, a row in its trace, an event for the operator. */
public final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final QuietLog quietly = new QuietLog(log);
    private final AddressLimits told = new AddressLimits(20, 200);
    private final Tracer tracer;
    private final HandshakeMeters meters;
    private final Supplier<String> node;

    Refusals(Tracer tracer, HandshakeMeters meters, Supplier<String> node) {
        this.tracer = tracer;
        this.meters = meters;
        this.node = node;
    }

    void refuse(HttpServerRequest request, Attempt attempt, Refusal refusal) {
        meters.refusal().record(System.nanoTime() - attempt.at(), TimeUnit.NANOSECONDS);
        tell(attempt, refusal.reason(), refusal.status());
        answer(request, refusal);
    }

    /** For requests that name no station. */
    void refuse(HttpServerRequest request, Refusal refusal) {
        meters.refused(refusal.reason());
        quietly.warn("handshake refused address={} reason={}", Attempt.address(request), refusal.reason());
        answer(request, refusal);
    }

    void fail(HttpServerRequest request, Attempt attempt, Throwable bug) {
        log.error("handshake failed station={}", attempt.station(), bug);
        refuse(request, attempt, Refusal.busy("internalError", Duration.ofSeconds(30)));
    }

    void tell(Attempt attempt, String reason, int status) {
        meters.refused(reason);
        quietly.warn(
                "handshake refused station={} address={} reason={} status={}",
                attempt.station(),
                attempt.remoteAddress(),
                reason,
                status);
        if (told.allows(attempt.remoteAddress())) {
            Instant now = Instant.now();
            tracer.trace(attempt.station(), () -> row(attempt, reason, status, now));
            var _ = tracer.tell(
                    attempt.station(),
                    new SessionEvent.Refused(reason, status, attempt.remoteAddress(), node.get(), now));
        }
    }

    private static void answer(HttpServerRequest request, Refusal refusal) {
        HttpServerResponse response = request.response().setStatusCode(refusal.status());
        refusal.retryAfter()
                .ifPresent(wait -> response.putHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        if (refusal.status() == 401) {
            response.putHeader("WWW-Authenticate", "Basic realm=\"ocpp\", charset=\"UTF-8\"");
        }
        request.resume();
        response.putHeader("Content-Type", "text/plain; charset=utf-8").putHeader("Connection", "close");
        response.end(refusal.explanation() + "\n").onComplete(_ -> {
            var _ = request.connection().close();
        });
    }

    private TraceEntry row(Attempt attempt, String reason, int status, Instant at) {
        return new TraceEntry(
                at,
                "handshake",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "refused",
                Optional.empty(),
                Optional.of(new Fault(reason, "HTTP " + status, Optional.empty(), Optional.empty(), Optional.empty())),
                new Origin(
                        node.get(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(attempt.remoteAddress())),
                Optional.empty(),
                0);
    }
}
