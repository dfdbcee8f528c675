package io.ametrine.platform.runtime;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.runtime.Reply.FollowUp;
import io.ametrine.platform.tracing.Step;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns a handler's {@link Reply} into the records that the current unit of work will publish. */
final class Replies {
    private static final byte[] NO_DETAILS = {'{', '}'};

    private final String module;
    private final CommandProcessor commands;
    private final PendingWork pendingWork;
    private final OutsideWork outsideWork;
    private final Clock clock;

    Replies(String module, CommandProcessor commands, PendingWork pendingWork, OutsideWork outsideWork, Clock clock) {
        this.module = module;
        this.commands = commands;
        this.pendingWork = pendingWork;
        this.outsideWork = outsideWork;
        this.clock = clock;
    }

    void settle(StationCall call, Reply<?> reply, Turn turn) {
        switch (reply.answer()) {
            case Reply.Answer.Response<?>(Object response) ->
                answer(call, new Result.Payload(OcppJson.write(response)));
            case Reply.Answer.Refusal<?>(ErrorCode code, String message) -> refuse(call, code, message);
            case Reply.Answer.Pending<?>(Work work) -> begin(call, work, turn);
        }
        List<FollowUp> followUps = reply.followUps();
        for (int index = 0; index < followUps.size(); index++) {
            commands.requested(command(call, followUps.get(index), turn.id() + '-' + index));
        }
        List<Event> events = reply.events();
        for (int index = 0; index < events.size(); index++) {
            UnitOfWork.current()
                    .publish(events.get(index).toRecord(module, call.station().tenant(), turn.id() + "-e" + index));
        }
        reply.changes().forEach(change -> UnitOfWork.current().publish(change.toRecord()));
    }

    private void begin(StationCall call, Work work, Turn turn) {
        pendingWork.keep(turn, call);
        Step asked = Step.current();
        UnitOfWork.current().whenCommitted(() -> outsideWork.start(turn.id(), call, work, asked));
    }

    static void refuse(StationCall call, ErrorCode code, String message) {
        answer(call, new Result.Error(code, message, NO_DETAILS));
    }

    private static void answer(StationCall call, Result result) {
        UnitOfWork.current()
                .publish(EnvelopeCodec.encode(
                        new Outbound.Answer(call.station(), call.session(), call.messageId(), call.action(), result)));
    }

    private CommandRequested command(StationCall call, FollowUp followUp, String origin) {
        UUID id = UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8));
        return new CommandRequested(
                call.station(),
                module + '-' + id,
                followUp.request().action(),
                OcppJson.write(followUp.request()),
                clock.instant().plus(followUp.deadline()),
                Optional.empty(),
                "ametrine");
    }
}
