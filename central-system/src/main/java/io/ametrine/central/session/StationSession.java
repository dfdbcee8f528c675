package io.ametrine.central.session;

import io.ametrine.central.session.TraceRows.Draft;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.BootGate;
import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.rpc.Frame;
import io.ametrine.ocpp.rpc.FrameReader;
import io.ametrine.ocpp.rpc.FrameWriter;
import io.ametrine.ocpp.rpc.OcppException;
import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.registry.Entry;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket of one station. It decides nothing: it feeds frames, answers and time to its desks and obeys. */
public final class StationSession {
    private static final Logger log = LoggerFactory.getLogger(StationSession.class);

    private final Node node;
    private final ServerWebSocket socket;
    private final Context context;
    private final String remoteAddress;
    private final int partition;
    private final FrameAssembler assembler;
    private final SocketReading reading;
    private final CallDesk calls;
    private final CommandDesk commands;
    private final SessionMeters meters;
    private final HeartbeatTally heartbeats = new HeartbeatTally();
    private volatile Entry entry;
    private BootGate gate;
    private Optional<StationMake> make = Optional.empty();
    private Optional<String> leaving = Optional.empty();
    private int closeCode;
    private Optional<Long> drainUntil = Optional.empty();
    private boolean goingAway;
    private long heardAt;
    private long readAt;

    StationSession(
            Node node,
            ServerWebSocket socket,
            Context context,
            Entry entry,
            RegistrationStatus registration,
            String remoteAddress,
            int partition) {
        this.node = node;
        this.socket = socket;
        this.context = context;
        this.entry = entry;
        this.remoteAddress = remoteAddress;
        this.partition = partition;
        this.gate = BootGate.at(registration);
        this.assembler = new FrameAssembler(node.limits().maxMessageBytes());
        this.meters =
                node.metrics().session(entry.station().tenant(), entry.session().protocol(), entry.securityProfile());
        this.reading = new SocketReading(socket, context, node.metrics(), node.limits());
        this.calls = new CallDesk(this, node);
        this.commands = new CommandDesk(this, node);
        this.heardAt = System.currentTimeMillis();
    }

    void start(Consumer<StationSession> whenClosed) {
        socket.frameHandler(this::onFrame);
        socket.drainHandler(_ -> updateReading());
        socket.exceptionHandler(this::onFailure);
        socket.closeHandler(_ -> {
            closed();
            whenClosed.accept(this);
        });
    }

    /** Runs on the session's event loop; from anywhere. */
    void run(Consumer<StationSession> task) {
        context.runOnContext(_ -> task.accept(this));
    }

    public StationKey key() {
        return entry.station();
    }

    Entry entry() {
        return entry;
    }

    int partition() {
        return partition;
    }

    long heardAt() {
        return heardAt;
    }

    String reasonOfEnd() {
        return leaving.orElseGet(() -> "closed by the station"
                + Optional.ofNullable(socket.closeStatusCode())
                        .map(code -> " (" + code + ")")
                        .orElse(""));
    }

    BootGate gate() {
        return gate;
    }

    /** What the station told of itself in this session. */
    Optional<StationMake> make() {
        return make;
    }

    void booting(StationMake told) {
        make = Optional.of(told);
        madeBy(told.vendor());
    }

    /** Who made the station, as far as anybody knows; on the session's event loop. */
    public void madeBy(String vendor) {
        meters.madeBy(vendor);
    }

    SessionMeters meters() {
        return meters;
    }

    /** When the message at hand came, in nanoseconds of the JVM. */
    long readAt() {
        return readAt;
    }

    private void onFrame(WebSocketFrame frame) {
        reading.heard();
        heardAt = System.currentTimeMillis();
        if (!frame.isText() && !frame.isBinary() && !frame.isContinuation()) {
            return;
        }
        switch (assembler.on(frame)) {
            case FrameAssembler.Result.Message(byte[] bytes, boolean text) -> {
                onMessage(bytes, text);
                updateReading();
            }
            case FrameAssembler.Result.Incomplete() -> {}
            case FrameAssembler.Result.TooBig() -> tooBig();
        }
    }

    private void tooBig() {
        trace(new Draft(Instant.now(), "fromStation", "refused")
                .fault(TraceRows.fault(
                        "TooBig", "A message may have at most " + node.limits().maxMessageBytes() + " bytes")));
        close(1009, "message too big");
    }

    private void onMessage(byte[] bytes, boolean text) {
        readAt = System.nanoTime();
        reading.took(bytes.length, readAt);
        meters.received(bytes.length);
        if (leaving.isPresent()) {
            return;
        }
        try {
            if (!text) {
                throw new OcppException(ErrorCode.RPC_FRAMEWORK_ERROR, "expected a text message, not a binary one");
            }
            on(FrameReader.read(bytes));
        } catch (OcppException refused) {
            refuse(refused, bytes);
        } catch (RuntimeException bug) {
            log.error("frame not handled station={}", key(), bug);
            refuse(new OcppException(ErrorCode.INTERNAL_ERROR, "our fault"), bytes);
        }
    }

    private void on(Frame frame) {
        switch (frame) {
            case Frame.Call call -> onCall(call);
            case Frame.CallResult result -> commands.on(result);
            case Frame.CallError error -> commands.on(error);
        }
    }

    private void onCall(Frame.Call call) {
        if (drainUntil.isPresent()) {
            trace(new Draft(Instant.now(), "fromStation", "unanswered")
                    .message(call.messageId(), actionShown(call))
                    .request(call.raw()));
            return;
        }
        try {
            calls.on(call);
        } catch (OcppException refused) {
            answer(
                    refused,
                    new Draft(Instant.now(), "fromStation", "refused")
                            .message(call.messageId(), actionShown(call))
                            .request(call.raw()));
        }
    }

    private static String actionShown(Frame.Call call) {
        return Action.of(call.action()).map(Action::wireName).orElse("?");
    }

    private void refuse(OcppException refused, byte[] bytes) {
        if (refused.isAnswerable()) {
            answer(
                    refused,
                    new Draft(Instant.now(), "fromStation", "refused")
                            .messageId(refused.messageId())
                            .unreadable(bytes));
        } else if (!commands.onUnusable(refused, bytes)) {
            trace(new Draft(Instant.now(), "toStation", "refused")
                    .unreadable(bytes)
                    .fault(TraceRows.fault(refused)));
        }
    }

    private void answer(OcppException refused, Draft draft) {
        RawJson frame = FrameWriter.callError(refused);
        send(frame);
        meters.errorSent(refused.code());
        node.complaints().warn("refused station={} code={} reason={}", key(), refused.code(), refused.getMessage());
        trace(draft.response(frame).fault(TraceRows.fault(refused)));
    }

    void onAnswer(Outbound.Answer answer) {
        calls.on(answer);
        updateReading();
    }

    void onCommand(Outbound.Command command) {
        commands.on(command);
        updateReading();
    }

    /** From now on these rules hold, for this session and later ones. */
    void registered(RegistrationStatus status) {
        gate = gate.decided(status);
        entry = entry.registered(status);
        node.registrar().registered(entry, status);
        if (status == RegistrationStatus.ACCEPTED) {
            node.registrar().accepted(entry, remoteAddress);
        }
    }

    /** A command leaves: what it asks for may come, even while the boot is pending (B02.FR.02). */
    void sent(Action action, RawJson payload) {
        if (gate.registration() == RegistrationStatus.PENDING) {
            gate = gate.sent(OcppJson.read(payload.bytes(), action.requestType()));
        }
    }

    void movedTo(Entry moved) {
        entry = new Entry(
                moved.station(), moved.session(), moved.securityProfile(), entry.registration(), moved.since());
    }

    void beat() {
        heartbeats.beat(System.currentTimeMillis());
    }

    void send(RawJson frame) {
        if (!socket.isClosed()) {
            meters.sent(frame.size());
            var _ = socket.writeFinalTextFrame(frame.toString());
        }
    }

    void trace(Draft draft) {
        Entry now = entry;
        node.tracer().trace(now.station(), () -> draft.under(TraceRows.origin(now, remoteAddress)));
    }

    void at(long now) {
        calls.at(now);
        commands.at(now);
        if (heartbeats.isDue(System.currentTimeMillis())) {
            traceHeartbeats();
        }
        if (drainUntil.filter(end -> isIdle() || now - end >= 0).isPresent()) {
            close(1012, "the node is stopping; connect again");
        }
        if (leaving.isEmpty() && reading.findsDead(now)) {
            close(1001, "no sign of life");
        }
        updateReading();
    }

    private void traceHeartbeats() {
        Entry now = entry;
        heartbeats
                .take()
                .ifPresent(beats -> node.tracer()
                        .trace(now.station(), () -> TraceRows.of(beats, TraceRows.origin(now, remoteAddress))));
    }

    private boolean isIdle() {
        return calls.isIdle() && !commands.awaitsAnswer();
    }

    private void updateReading() {
        meters.waiting(calls.waiting(), commands.waiting());
        if (leaving.isPresent()) {
            reading.readOn();
        } else {
            reading.readWhile(calls.mayRead(commands.awaitsAnswer()));
        }
    }

    /** Nothing new is accepted; the socket closes once what is open is over, or at {@code deadline}. */
    void drain(long deadline) {
        drainUntil = Optional.of(deadline);
    }

    /** To be closed soon, in its turn: what it sends cannot be stored now, and offline it will keep it. */
    void sendAway(String reason) {
        if (!goingAway) {
            goingAway = true;
            node.evacuation().add(this, 1013, reason);
        }
    }

    void close(int code, String reason) {
        if (leaving.isEmpty()) {
            leaving = Optional.of(reason);
            closeCode = code;
            updateReading();
            var _ = socket.close((short) code, reason);
        }
    }

    /** Without a close frame the connection broke (RFC 6455, 7.1.5). */
    private int codeOfStation() {
        return Optional.ofNullable(socket.closeStatusCode())
                .map(Short::intValue)
                .orElse(1006);
    }

    private void onFailure(Throwable failure) {
        if (leaving.isEmpty() && !socket.isClosed()) {
            Failures.Close close = Failures.of(failure);
            node.complaints().warn("socket failed station={} reason={}", key(), failure.toString());
            trace(new Draft(Instant.now(), "fromStation", "refused")
                    .fault(TraceRows.fault(close.name(), close.reason())));
            close(close.code(), close.reason());
        }
    }

    private void closed() {
        calls.closed();
        commands.closed();
        traceHeartbeats();
        meters.closed(leaving.isEmpty(), leaving.isPresent() ? closeCode : codeOfStation());
    }
}
