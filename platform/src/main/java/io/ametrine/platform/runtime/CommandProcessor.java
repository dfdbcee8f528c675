package io.ametrine.platform.runtime;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.Confidential;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.runtime.CommandRows.CommandRow;
import java.lang.invoke.MethodHandle;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores commands, has them sent, and closes them with their outcome, of which there is exactly one each. */
final class CommandProcessor {
    private static final Logger log = LoggerFactory.getLogger(CommandProcessor.class);

    private final CommandRows rows;
    private final HandlerTable handlers;
    private final DesiredStates desiredStates;
    private final RuntimeGauges gauges;
    private final Clock clock;

    CommandProcessor(String module, CommandRows rows, HandlerTable handlers, RuntimeGauges gauges, Clock clock) {
        this.rows = rows;
        this.handlers = handlers;
        this.desiredStates = new DesiredStates(module, new DesiredRows(module), this::attempted, clock);
        this.gauges = gauges;
        this.clock = clock;
    }

    DesiredStates desiredStates() {
        return desiredStates;
    }

    void requested(CommandRequested command) {
        requested(command, Optional.empty());
    }

    private void attempted(CommandRequested command, DesiredRow state) {
        requested(command, Optional.of(state));
    }

    private void requested(CommandRequested command, Optional<DesiredRow> state) {
        if (!rows.insert(command, state.map(DesiredRow::id), clock.instant())) {
            repeated(command);
            return;
        }
        Optional<String> refusal = refusal(command);
        if (refusal.isPresent()) {
            close(command, new Outcome.Refused(refusal.orElseThrow()));
        } else if (clock.instant().isAfter(command.deadline())) {
            close(command, new Outcome.NotSent("expired"));
        } else {
            UnitOfWork.current()
                    .publish(Publisher.unrouted(
                            command.station(),
                            command.commandId(),
                            command.action(),
                            command.payload(),
                            command.deadline(),
                            state.filter(row -> row.kind().waitsForBoot()).isPresent()));
        }
    }

    private void close(CommandRequested command, Outcome outcome) {
        finished(new CommandFinished(
                command.station(), command.commandId(), command.action(), outcome, false, clock.instant()));
    }

    /** An idempotency key, or a record, that came again: the outcome that is known, or the one that will come. */
    private void repeated(CommandRequested command) {
        CommandRow row = rows.find(command.commandId()).orElseThrow();
        boolean same = row.action() == command.action()
                && row.station().equals(command.station())
                && sameRequest(row, command);
        if (!same) {
            report(conflict(command));
        } else if (!row.open()) {
            report(row.report());
        }
    }

    /** A closed row has forgotten the secrets of its request. */
    private static boolean sameRequest(CommandRow row, CommandRequested command) {
        return Arrays.equals(row.request(), command.payload())
                || Arrays.equals(row.request(), Confidential.masked(Optional.of(command.action()), command.payload()));
    }

    private static CommandReport conflict(CommandRequested command) {
        return new CommandReport(
                command.commandId(),
                command.station().tenant(),
                command.station().station(),
                command.action().wireName(),
                "conflict",
                Optional.empty(),
                Optional.empty(),
                Optional.of("the idempotency key was used before for another request"),
                false,
                false);
    }

    private Optional<String> refusal(CommandRequested command) {
        return handlers.check(command.action()).flatMap(check -> {
            Object request = OcppJson.read(command.payload(), command.action().requestType());
            Station station = new Station(command.station(), clock.instant());
            return optionalText(Invocation.call(check, station, request));
        });
    }

    private static Optional<String> optionalText(Object result) {
        return ((Optional<?>) result).map(Object::toString);
    }

    /** Told of an outcome. The first one closes the row; a late answer is added to it; anything else has been seen before. */
    void finished(CommandFinished finished) {
        Optional<CommandRow> found = rows.find(finished.commandId());
        if (found.isEmpty()) {
            log.warn("outcome of an unknown command station={} command={}", finished.station(), finished.commandId());
            return;
        }
        CommandRow row = found.orElseThrow();
        boolean late = finished.late()
                || (!row.open() && isAnswer(finished.outcome()) && row.state().equals("timeout"));
        if (!row.open() && (!late || row.late())) {
            return;
        }
        handlers.outcome(finished.action()).ifPresent(handler -> tell(handler, row, finished.outcome(), late));
        rows.finish(row, finished.outcome(), late, clock.instant());
        row.desiredState().ifPresent(id -> desiredStates.ended(id, row.id(), finished.outcome(), late));
        CommandRow closed = rows.find(row.id()).orElseThrow();
        if (row.open()) {
            UnitOfWork.current()
                    .whenCommitted(() -> gauges.commandEnded(row.station().tenant(), row.action(), closed.state()));
        }
        report(closed.report());
    }

    private static boolean isAnswer(Outcome outcome) {
        return outcome instanceof Outcome.Answered || outcome instanceof Outcome.Errored;
    }

    private void tell(MethodHandle handler, CommandRow row, Outcome outcome, boolean late) {
        Station station = new Station(row.station(), clock.instant());
        Object request = OcppJson.read(row.request(), row.action().requestType());
        Invocation.call(handler, station, row.command(), request, result(row.action(), outcome, late));
    }

    private static CommandResult<?> result(Action action, Outcome outcome, boolean late) {
        return switch (outcome) {
            case Outcome.Answered(byte[] payload) ->
                new CommandResult.Answered<>(OcppJson.read(payload, action.responseType()), late);
            case Outcome.Errored(String code, String description, byte[] _) ->
                new CommandResult.Errored<>(code, description, late);
            case Outcome.NoAnswer() -> new CommandResult.NoAnswer<>();
            case Outcome.NotSent(String reason) -> new CommandResult.NotSent<>(reason);
            case Outcome.Refused(String reason) -> new CommandResult.NotSent<>(reason);
        };
    }

    private static void report(CommandReport report) {
        UnitOfWork.current().publish(report.toRecord());
    }
}
