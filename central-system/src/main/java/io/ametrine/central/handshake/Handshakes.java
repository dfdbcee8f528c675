package io.ametrine.central.handshake;

import io.ametrine.central.session.LoopClock;
import io.ametrine.central.session.Registrar;
import io.ametrine.central.session.StationSession;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.registry.Admission;
import io.ametrine.platform.registry.Entry;
import io.ametrine.platform.registry.NewSession;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Every HTTP request to the stations' port: who may, becomes a session; all others get an answer that says why not. */
public final class Handshakes implements Handler<HttpServerRequest> {
    /** In no order of ours: the station's decides. */
    public static final List<String> SUBPROTOCOLS = List.of("ocpp2.0.1");

    private final HandshakeParts parts;
    private final LoopClock clock;
    private final Vertx vertx;

    public Handshakes(HandshakeParts parts, LoopClock clock, Vertx vertx) {
        this.parts = parts;
        this.clock = clock;
        this.vertx = vertx;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<StationKey> station = StationPath.parse(request.path(), parts.defaultTenant());
        if (station.isEmpty()) {
            parts.refusals().refuse(request, Refusal.NO_SUCH_PATH);
        } else if (!isUpgrade(request)) {
            parts.refusals().refuse(request, Refusal.NOT_A_WEBSOCKET);
        } else {
            request.pause();
            shake(request, Attempt.of(station.get(), request));
        }
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method())
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                && request.headers().contains("Sec-WebSocket-Key");
    }

    private void shake(HttpServerRequest request, Attempt attempt) {
        Optional<Refusal> closed = parts.doors().refusal(parts.sessions().partitionOf(attempt.station()));
        if (closed.isPresent()) {
            parts.refusals().refuse(request, attempt, closed.get());
            return;
        }
        Context context = vertx.getOrCreateContext();
        Future.fromCompletionStage(parts.judge().decide(attempt), context)
                .onSuccess(verdict -> {
                    switch (verdict) {
                        case Verdict.Refused(Refusal refusal) ->
                            parts.refusals().refuse(request, attempt, refusal);
                        case Verdict.Admitted admitted -> admit(request, attempt, admitted, context);
                    }
                })
                .onFailure(failure -> parts.refusals().fail(request, attempt, failure));
    }

    private void admit(HttpServerRequest request, Attempt attempt, Verdict.Admitted admitted, Context context) {
        Optional<String> protocol = protocol(request);
        if (protocol.isEmpty()) {
            closeWithoutProtocol(request, attempt);
            return;
        }
        NewSession session =
                new NewSession(attempt.station(), UUID.randomUUID(), protocol.get(), admitted.securityProfile());
        Registrar registrar = parts.registrar();
        Future.fromCompletionStage(registrar.connect(session), context)
                .onSuccess(admission -> {
                    switch (admission) {
                        case Admission.Registered(Entry entry, Optional<Entry> displaced) -> {
                            displaced.ifPresent(parts.sessions()::displaced);
                            upgrade(request, attempt, admitted, entry, context);
                        }
                        case Admission.Crowded(Duration retryAfter) ->
                            parts.refusals().refuse(request, attempt, Refusal.busy("tooManyDisplacements", retryAfter));
                        case Admission.Lapsed() -> registryAway(request, attempt);
                    }
                })
                .onFailure(_ -> registryAway(request, attempt));
    }

    private void registryAway(HttpServerRequest request, Attempt attempt) {
        Doors.busy("registryAway", 5).ifPresent(refusal -> parts.refusals().refuse(request, attempt, refusal));
    }

    /** What the last boot was answered with, unless the operator decided against the station since. */
    private static RegistrationStatus effective(RegistrationStatus operator, Entry entry) {
        return operator == RegistrationStatus.ACCEPTED
                ? entry.registration().orElse(RegistrationStatus.ACCEPTED)
                : operator;
    }

    private void upgrade(
            HttpServerRequest request, Attempt attempt, Verdict.Admitted admitted, Entry entry, Context context) {
        RegistrationStatus registration = effective(admitted.registration(), entry);
        request.toWebSocket()
                .onSuccess(socket -> {
                    StationSession session =
                            parts.sessions().open(socket, context, clock, entry, registration, attempt.remoteAddress());
                    admitted.vendor().ifPresent(session::madeBy);
                    parts.meters().admission().record(System.nanoTime() - attempt.at(), TimeUnit.NANOSECONDS);
                })
                .onFailure(_ -> {
                    var _ = parts.registrar().disconnected(entry, "handshake not completed");
                });
    }

    /** The handshake is completed without a subprotocol, then the connection ends (OCPP-J 3.1.2). */
    private void closeWithoutProtocol(HttpServerRequest request, Attempt attempt) {
        parts.refusals().tell(attempt, "noCommonSubprotocol", 101);
        request.toWebSocket().onSuccess(socket -> {
            var _ = socket.close((short) 1002, "none of your subprotocols is known here");
        });
    }

    private static Optional<String> protocol(HttpServerRequest request) {
        return request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .filter(SUBPROTOCOLS::contains)
                .findFirst();
    }
}
