package io.ametrine.central.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.central.session.TraceRows.Draft;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.rpc.Frame;
import io.ametrine.ocpp.rpc.FrameWriter;
import io.ametrine.ocpp.rpc.InboundCalls;
import io.ametrine.ocpp.rpc.InboundCalls.Effect;
import io.ametrine.ocpp.rpc.InboundCalls.Event;
import io.ametrine.ocpp.rpc.InboundCalls.Incoming;
import io.ametrine.ocpp.rpc.OcppException;
import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.rpc.Violation;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound.Answer;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.TraceEntry.Fault;
import io.ametrine.platform.tracing.Step;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A station's CALLs: each is checked, handed to its module when its turn has come, and answered once. */
final class CallDesk {
    private static final Logger log = LoggerFactory.getLogger(CallDesk.class);
    private static final int STASHED_CALLS = 64;
    private static final String DIRECTION = NodeMetrics.FROM_STATION;
    private static final String FORGIVEN = "forgiven";

    private final StationSession session;
    private final Node node;
    private final Deque<Clocked> clocks = new ArrayDeque<>(1);
    private final Deque<Admitted> stash = new ArrayDeque<>(1);
    private InboundCalls calls = InboundCalls.none();
    private Optional<OwningModule> asked = Optional.empty();
    private Optional<Mended> arriving = Optional.empty();
    private int stashedBytes;
    private long arrivedAt;

    /** A call whose time runs, its step in a trace, if it is followed, and what a leniency rule did to it. */
    private record Clocked(
            Incoming call, Instant at, long startedAt, long deadline, Step step, Optional<Mended> mended) {
        private Step publishing() {
            return step.isTraced()
                    ? step.child("publish " + Topics.in(call.action().module()), SpanKind.PRODUCER)
                    : step;
        }

        /** As it arrived. */
        RawJson request() {
            return mended.map(Mended::original).orElseGet(call::payload);
        }
    }

    /** What a leniency rule made valid: as it arrived, and what the trace says of it. */
    private record Mended(RawJson original, Fault fault) {}

    /** A call that may pass. */
    private record Admitted(Event.Arrived arrival, Optional<Mended> mended) {}

    CallDesk(StationSession session, Node node) {
        this.session = session;
        this.node = node;
    }

    void on(Frame.Call call) {
        Admitted admitted = admitted(call);
        Action action = admitted.arrival().action();
        session.gate().refusal(action).ifPresent(refused -> {
            throw refused.inAnswerTo(call.messageId());
        });
        node.metrics().received(action);
        if (action == Action.HEARTBEAT) {
            session.beat();
            session.send(Heartbeats.answer(call.messageId()));
            admitted.mended()
                    .ifPresent(mended -> session.trace(new Draft(Instant.now(), DIRECTION, FORGIVEN)
                            .message(call.messageId(), action.wireName())
                            .request(mended.original())
                            .fault(mended.fault())));
            return;
        }
        if (stash.isEmpty() && calls.hasRoom()) {
            take(admitted, session.readAt());
        } else {
            stash.add(admitted);
            stashedBytes += admitted.arrival().payload().size();
        }
    }

    private void take(Admitted admitted, long at) {
        arrivedAt = at;
        arriving = admitted.mended();
        obey(calls.on(admitted.arrival()));
        arriving = Optional.empty();
    }

    private Admitted admitted(Frame.Call call) {
        try {
            Action action = node.validator().stationCall(call);
            if (action == Action.BOOT_NOTIFICATION) {
                StationMake.of(call.payload()).ifPresent(session::booting);
            }
            return new Admitted(new Event.Arrived(call.messageId(), action, call.raw()), Optional.empty());
        } catch (OcppException refused) {
            return forgiven(call, refused).orElseThrow(() -> refused);
        }
    }

    /** What is wrong may be a known deviation of stations of this make. */
    private Optional<Admitted> forgiven(Frame.Call call, OcppException refused) {
        Optional<Action> action =
                Action.of(call.action()).filter(_ -> refused.violation().isPresent());
        return action.flatMap(known -> node.leniency()
                .request(session.key(), session.make(), known, call.payload())
                .map(forgiven -> {
                    if (known == Action.BOOT_NOTIFICATION) {
                        StationMake.of(call.payload()).ifPresent(session::booting);
                    }
                    Fault fault =
                            TraceRows.forgiven(forgiven, refused.violation().orElseThrow());
                    return new Admitted(
                            new Event.Arrived(call.messageId(), known, forgiven.payload()),
                            Optional.of(new Mended(call.raw(), fault)));
                }));
    }

    /** The socket is read while there is room, and somewhat further while an answer to a command of ours is awaited. */
    boolean mayRead(boolean answerAwaited) {
        if (calls.hasRoom() && stash.isEmpty()) {
            return true;
        }
        return answerAwaited
                && stash.size() < STASHED_CALLS
                && stashedBytes < node.limits().maxMessageBytes();
    }

    /** Calls that no module has been handed yet. */
    int waiting() {
        return calls.waiting().size() + stash.size();
    }

    boolean isIdle() {
        return calls.open().isEmpty() && stash.isEmpty();
    }

    /** The module decided. */
    void on(Answer answer) {
        RawJson frame = frame(answer);
        boolean awaited = calls.open()
                .filter(open -> open.messageId().equals(answer.messageId()) && open.action() == answer.action())
                .isPresent();
        if (awaited && answer.action() == Action.BOOT_NOTIFICATION) {
            bootStatus(answer).ifPresent(session::registered);
        }
        obey(calls.on(new Event.Decided(answer.messageId(), answer.action(), frame)));
        while (!stash.isEmpty() && calls.hasRoom()) {
            Admitted next = stash.remove();
            stashedBytes -= next.arrival().payload().size();
            take(next, System.nanoTime());
        }
    }

    void at(long now) {
        for (Clocked first = clocks.peek(); first != null && now - first.deadline() >= 0; first = clocks.peek()) {
            obey(calls.on(new Event.TimedOut(first.call().number())));
            clocks.remove(first);
        }
        if (asked.isPresent() && node.standstill().standsStill(asked.get(), session.partition())) {
            session.sendAway("module " + asked.get().id() + " stands still");
        }
    }

    /** The socket is gone: nobody waits for answers any more. */
    void closed() {
        settle();
        clocks.forEach(clocked -> {
            clocked.step().failed("unanswered");
            clocked.step().close();
            session.trace(draft(clocked, "unanswered"));
        });
        clocks.clear();
        stash.forEach(call -> session.trace(new Draft(Instant.now(), DIRECTION, "unanswered")
                .message(call.arrival().messageId(), call.arrival().action().wireName())
                .request(call.mended()
                        .map(Mended::original)
                        .orElseGet(() -> call.arrival().payload()))));
        stash.clear();
    }

    private void obey(InboundCalls.Step step) {
        calls = step.next();
        step.effects().forEach(this::perform);
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Accepted(Incoming call) -> {
                long deadline = arrivedAt + node.limits().callTimeout().toNanos();
                clocks.add(new Clocked(call, Instant.now(), arrivedAt, deadline, step(call), arriving));
            }
            case Effect.Publish(Incoming call) -> publish(call);
            case Effect.Send(Incoming call, RawJson frame) -> {
                session.send(frame);
                settle();
                finish(call, frame, isError(frame) ? "callError" : "ok");
            }
            case Effect.SendAgain(Incoming call, RawJson frame) -> {
                session.send(frame);
                session.trace(repeated(call).response(frame));
            }
            case Effect.Joined(Incoming call) -> session.trace(repeated(call));
            case Effect.Expire(Incoming call, RawJson frame) -> {
                boolean open = calls.open()
                        .filter(other -> other.number() == call.number())
                        .isPresent();
                session.send(frame);
                node.metrics().timeout();
                session.meters().errorSent(ErrorCode.INTERNAL_ERROR);
                if (!open) {
                    settle();
                }
                finish(call, frame, "timeout");
            }
            case Effect.TooLate(String id, Action action) ->
                session.trace(new Draft(Instant.now(), DIRECTION, "late").message(id, action.wireName()));
            case Effect.Overflow(String id, Action action) -> {
                session.trace(new Draft(Instant.now(), DIRECTION, "refused").message(id, action.wireName()));
                session.close(1008, "too many calls at once");
            }
        }
    }

    private Step step(Incoming call) {
        return node.tracing()
                .begin(call.action().wireName(), SpanKind.SERVER)
                .with("ametrine.tenant", session.key().tenant())
                .with("ametrine.station", session.key().station())
                .with("ametrine.message_id", call.messageId());
    }

    private void publish(Incoming call) {
        Clocked clocked = clocked(call).orElseThrow();
        Instant deadline = clocked.at().plus(node.limits().callTimeout());
        Step publishing = clocked.publishing();
        StationCall inbound = new StationCall(
                session.key(),
                session.entry().session(),
                call.messageId(),
                call.action(),
                call.payload().bytes(),
                clocked.at(),
                deadline,
                publishing.traceparent());
        asked = Optional.of(call.action().module());
        node.standstill().asked(call.action().module(), session.partition());
        var _ = node.publisher().publish(() -> EnvelopeCodec.encode(inbound)).whenComplete((_, failure) -> {
            try (publishing;
                    Step.Entered _ = publishing.enter()) {
                if (failure == null) {
                    node.metrics().published(System.nanoTime() - clocked.startedAt());
                } else {
                    publishing.failed(failure.toString());
                    session.run(known -> known.sendAway("broker does not acknowledge"));
                }
            }
        });
    }

    private void settle() {
        asked.ifPresent(module -> node.standstill().settled(module, session.partition()));
        asked = Optional.empty();
    }

    private void finish(Incoming call, RawJson frame, String verdict) {
        clocked(call).ifPresent(clocked -> {
            clocks.remove(clocked);
            long taken = System.nanoTime() - clocked.startedAt();
            boolean forgiven = clocked.mended().isPresent() && verdict.equals("ok");
            try (Step step = clocked.step();
                    Step.Entered _ = step.enter()) {
                node.metrics().answered(call.action(), taken);
                if (!verdict.equals("ok")) {
                    step.failed(verdict);
                }
            }
            Draft draft =
                    draft(clocked, forgiven ? FORGIVEN : verdict).lasting(taken).response(frame);
            if (call.idReused() && clocked.mended().isEmpty()) {
                draft.fault(REUSED);
            }
            session.trace(draft);
        });
    }

    private static final Fault REUSED =
            TraceRows.fault("ReusedMessageId", "The message id came before in this session, with another payload");

    private Optional<Clocked> clocked(Incoming call) {
        return clocks.stream()
                .filter(clocked -> clocked.call().number() == call.number())
                .findFirst();
    }

    private static Draft draft(Clocked clocked, String verdict) {
        Draft draft = new Draft(clocked.at(), DIRECTION, verdict)
                .message(clocked.call().messageId(), clocked.call().action().wireName())
                .request(clocked.request());
        clocked.mended().ifPresent(mended -> draft.fault(mended.fault()));
        return draft;
    }

    private static Draft repeated(Incoming call) {
        return new Draft(Instant.now(), DIRECTION, "duplicate")
                .message(call.messageId(), call.action().wireName())
                .request(call.payload());
    }

    /** Our own answers are held to their schemas as well: what fails is our bug and never reaches a station. */
    private RawJson frame(Answer answer) {
        return switch (answer.result()) {
            case Result.Payload(byte[] json) -> {
                List<Violation> violations = node.validator().response(answer.action(), tree(json));
                if (violations.isEmpty()) {
                    yield FrameWriter.callResult(answer.messageId(), RawJson.of(json));
                }
                log.error(
                        "answer of ours is invalid station={} action={} messageId={} violation={}",
                        session.key(),
                        answer.action(),
                        answer.messageId(),
                        violations.getFirst());
                yield error(answer.messageId(), ErrorCode.INTERNAL_ERROR, "the answer could not be built", new byte[0]);
            }
            case Result.Error(ErrorCode code, String description, byte[] details) -> {
                session.meters().errorSent(code);
                yield error(answer.messageId(), code, description, details);
            }
        };
    }

    private static RawJson error(String id, ErrorCode code, String description, byte[] details) {
        return FrameWriter.callError(
                id, code, description, details.length == 0 ? RawJson.EMPTY_OBJECT : RawJson.of(details));
    }

    private static boolean isError(RawJson frame) {
        return frame.bytes()[1] == '4';
    }

    private static Optional<RegistrationStatus> bootStatus(Answer answer) {
        return answer.result() instanceof Result.Payload(byte[] json)
                ? Optional.of(RegistrationStatus.of(tree(json).path("status").asText()))
                : Optional.empty();
    }

    static JsonNode tree(byte[] json) {
        try {
            return OcppJson.strictReader().readTree(json);
        } catch (IOException malformed) {
            throw new OcppException(ErrorCode.INTERNAL_ERROR, "not JSON: " + malformed.getMessage());
        }
    }
}
