package io.ametrine.central.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.central.session.TraceRows.Draft;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.Forgiven;
import io.ametrine.ocpp.rpc.Frame;
import io.ametrine.ocpp.rpc.FrameWriter;
import io.ametrine.ocpp.rpc.OcppException;
import io.ametrine.ocpp.rpc.OutboundCalls;
import io.ametrine.ocpp.rpc.OutboundCalls.Effect;
import io.ametrine.ocpp.rpc.OutboundCalls.Entry;
import io.ametrine.ocpp.rpc.OutboundCalls.Event;
import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.ocpp.rpc.Violation;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.Outbound.Command;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.TraceEntry.Fault;
import io.ametrine.platform.tracing.Step;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Our commands to a station: one in flight, the rest in order; each ends in exactly one outcome. */
final class CommandDesk {
    private static final String DIRECTION = "toStation";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final StationSession session;
    private final Node node;
    private OutboundCalls<Dispatch> calls = OutboundCalls.none();
    private long sentAt;
    private boolean closed;

    /** A command on its way, and its step in a trace, if it is followed. */
    private record Dispatch(String commandId, Action action, RawJson payload, Instant at, long deadline, Step step) {}

    /** What came back. */
    private record Reply(Outcome outcome, Optional<RawJson> shown, Optional<Fault> fault, String verdict) {}

    private static Reply refused(Outcome outcome, Optional<RawJson> shown, Fault fault) {
        return new Reply(outcome, shown, Optional.of(fault), "callError");
    }

    CommandDesk(StationSession session, Node node) {
        this.session = session;
        this.node = node;
    }

    int waiting() {
        return calls.waiting().size();
    }

    boolean awaitsAnswer() {
        return calls.inFlight().isPresent();
    }

    void on(Command command) {
        Dispatch dispatch = dispatch(command);
        Optional<String> obstacle =
                command.waitsForBoot() && session.gate().isPending() ? Optional.of("pending") : obstacle(dispatch);
        if (obstacle.isPresent()) {
            notSent(dispatch, obstacle.get());
        } else {
            obey(calls.on(new Event.Requested<>(new Entry<>(MessageIds.of(command.commandId()), dispatch))));
        }
    }

    void on(Frame.CallResult result) {
        obey(calls.on(new Event.Answered<>(result.messageId())), entry -> reply(entry.call(), result), result.raw());
    }

    void on(Frame.CallError error) {
        RawJson details = RawJson.of(OcppJson.write(error.details()));
        String code = error.code().wireName();
        session.meters().errorReceived(error.code());
        Reply reply = refused(
                new Outcome.Errored(code, error.description(), details.bytes()),
                Optional.of(FrameWriter.callError(error.messageId(), error.code(), error.description(), details)),
                TraceRows.fault(code, error.description()));
        obey(calls.on(new Event.Answered<>(error.messageId())), _ -> reply, details);
    }

    /** Something that was meant to be an answer; true if it ended the command in flight. */
    boolean onUnusable(OcppException answer, byte[] frame) {
        boolean awaited = calls.inFlight()
                .filter(entry -> entry.messageId().equals(answer.messageId()))
                .isPresent();
        if (awaited) {
            Reply reply = refused(errored(TraceRows.fault(answer)), Optional.empty(), TraceRows.fault(answer));
            obey(calls.on(new Event.Answered<>(answer.messageId())), _ -> reply, RawJson.of(TraceRows.text(frame)));
        }
        return awaited;
    }

    void at(long now) {
        if (calls.inFlight().isEmpty() && calls.waiting().isEmpty()) {
            return;
        }
        calls.inFlight().filter(entry -> isOver(entry.call(), now)).ifPresent(this::timedOut);
        calls.waiting().stream()
                .filter(entry -> now - entry.call().deadline() >= 0)
                .forEach(this::timedOut);
    }

    private boolean isOver(Dispatch dispatch, long now) {
        return now - dispatch.deadline() >= 0 || now - sentAt >= LONGEST_WAIT.toNanos();
    }

    private void timedOut(Entry<Dispatch> entry) {
        obey(calls.on(new Event.TimedOut<>(entry.messageId())));
    }

    /** The socket is gone. What was on its way to this session meanwhile is not sent either. */
    void closed() {
        closed = true;
        obey(calls.on(new Event.Closed<>()));
    }

    private void obey(OutboundCalls.Step<Dispatch> step) {
        obey(
                step,
                _ -> new Reply(new Outcome.NoAnswer(), Optional.empty(), Optional.empty(), "timeout"),
                RawJson.EMPTY_OBJECT);
    }

    private interface Replies {
        Reply to(Entry<Dispatch> entry);
    }

    private void obey(OutboundCalls.Step<Dispatch> step, Replies replies, RawJson raw) {
        calls = step.next();
        for (Effect<Dispatch> effect : step.effects()) {
            switch (effect) {
                case Effect.Transmit<Dispatch>(var entry) -> transmit(entry);
                case Effect.Answered<Dispatch>(var entry) -> answered(entry, replies.to(entry), false);
                case Effect.Late<Dispatch>(var entry) -> answered(entry, replies.to(entry), true);
                case Effect.NoAnswer<Dispatch>(var entry) -> noAnswer(entry);
                case Effect.NotSent<Dispatch>(var entry, var reason) ->
                    notSent(entry.call(), reason.name().toLowerCase(Locale.ROOT));
                case Effect.Unexpected<Dispatch>(var id) ->
                    session.trace(new Draft(Instant.now(), DIRECTION, "refused")
                            .messageId(id)
                            .response(raw)
                            .fault(UNASKED));
            }
        }
    }

    private static final Fault UNASKED = TraceRows.fault("ProtocolError", "An answer that nobody asked for");

    private void transmit(Entry<Dispatch> entry) {
        Dispatch dispatch = entry.call();
        sentAt = System.nanoTime();
        session.sent(dispatch.action(), dispatch.payload());
        session.send(FrameWriter.call(entry.messageId(), dispatch.action().wireName(), dispatch.payload()));
        node.metrics().sent(dispatch.action());
    }

    private void answered(Entry<Dispatch> entry, Reply reply, boolean late) {
        Dispatch dispatch = entry.call();
        finish(dispatch, reply.outcome(), late);
        Draft draft = draft(dispatch, late ? "late" : reply.verdict()).messageId(entry.messageId());
        reply.shown().ifPresent(draft::response);
        reply.fault().ifPresent(draft::fault);
        if (!late) {
            long taken = System.nanoTime() - sentAt;
            node.metrics().commandAnswered(taken);
            draft.lasting(taken);
        }
        session.trace(draft);
    }

    private void noAnswer(Entry<Dispatch> entry) {
        node.metrics().commandTimeout();
        finish(entry.call(), new Outcome.NoAnswer(), false);
        session.trace(
                draft(entry.call(), "timeout").messageId(entry.messageId()).lasting(System.nanoTime() - sentAt));
    }

    private void notSent(Dispatch dispatch, String reason) {
        finish(dispatch, new Outcome.NotSent(reason), false);
        session.trace(draft(dispatch, "notSent").fault(TraceRows.fault("NotSent", reason)));
    }

    private void finish(Dispatch dispatch, Outcome outcome, boolean late) {
        try (Step step = dispatch.step()) {
            if (!(outcome instanceof Outcome.Answered)) {
                step.failed(outcome.getClass().getSimpleName());
            }
            CommandOutcomes.publish(
                    node.publisher(), session.key(), dispatch.commandId(), dispatch.action(), outcome, late, step);
        }
    }

    private Reply reply(Dispatch dispatch, Frame.CallResult result) {
        List<Violation> violations = node.validator().response(dispatch.action(), result.payload());
        if (violations.isEmpty()) {
            return new Reply(
                    new Outcome.Answered(result.raw().bytes()), Optional.of(result.raw()), Optional.empty(), "ok");
        }
        Optional<Forgiven> forgiven =
                node.leniency().response(session.key(), session.make(), dispatch.action(), result.payload());
        if (forgiven.isPresent()) {
            Fault fault = TraceRows.forgiven(forgiven.orElseThrow(), violations.getFirst());
            Outcome outcome =
                    new Outcome.Answered(forgiven.orElseThrow().payload().bytes());
            return new Reply(outcome, Optional.of(result.raw()), Optional.of(fault), "forgiven");
        }
        Fault fault = TraceRows.fault(violations.getFirst());
        return refused(errored(fault), Optional.of(result.raw()), fault);
    }

    private static Outcome errored(Fault fault) {
        String description = "The station's answer is invalid: " + fault.description();
        return new Outcome.Errored(fault.code(), description, RawJson.EMPTY_OBJECT.bytes());
    }

    private Optional<String> obstacle(Dispatch dispatch) {
        if (closed) {
            return Optional.of("offline");
        }
        if (!session.gate().maySendCommands()) {
            return Optional.of("rejected");
        }
        if (!node.registrar().mayCommand()) {
            return Optional.of("nodeWithoutLease");
        }
        if (System.nanoTime() - dispatch.deadline() >= 0) {
            return Optional.of("expired");
        }
        return invalid(dispatch);
    }

    private Optional<String> invalid(Dispatch dispatch) {
        try {
            JsonNode payload = CallDesk.tree(dispatch.payload().bytes());
            return node.validator().request(dispatch.action(), payload).stream()
                    .findFirst()
                    .map(violation -> "invalid: " + violation.description());
        } catch (OcppException malformed) {
            return Optional.of("invalid: " + malformed.getMessage());
        }
    }

    private static Dispatch dispatch(Command command) {
        Instant now = Instant.now();
        Duration left = Duration.between(now, command.deadline());
        Duration capped = left.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : left;
        return new Dispatch(
                command.commandId(),
                command.action(),
                RawJson.of(command.payload()),
                now,
                System.nanoTime() + capped.toNanos(),
                Step.current().child(command.action().wireName(), SpanKind.CLIENT));
    }

    private static Draft draft(Dispatch dispatch, String verdict) {
        return new Draft(dispatch.at(), DIRECTION, verdict)
                .message(MessageIds.of(dispatch.commandId()), dispatch.action().wireName())
                .request(dispatch.payload());
    }
}
