package io.ametrine.transactions;

import io.ametrine.ocpp.v201.RequestStartStopStatus;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.CommandResult;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request to start or stop a transaction from afar, and how it ended. A start is linked to its transaction by remoteStartId, or
 * by the transactionId that the station answered when charging had already begun (F01, F02, F03).
 */
record RemoteRequest(
        StationKey station,
        String commandId,
        Kind kind,
        Optional<Integer> remoteStartId,
        Optional<String> transactionId,
        Optional<Integer> evseId,
        Optional<Token> idToken,
        Instant requestedAt,
        String caller,
        String outcome) {
    enum Kind {
        START,
        STOP
    }

    /** Whether it handed this token to this station, which accepted it. */
    boolean handedOut(StationKey toStation, Token token) {
        return kind == Kind.START
                && station.equals(toStation)
                && idToken.map(token::isSame).orElse(false)
                && outcome.equals(RequestStartStopStatus.ACCEPTED.wireName());
    }

    /** Accepted, Rejected, or why there was no such answer. */
    static <T> String outcome(CommandResult<T> result, Function<T, RequestStartStopStatus> status) {
        return switch (result) {
            case CommandResult.Answered<T> answered ->
                status.apply(answered.response()).wireName();
            case CommandResult.Errored<T> errored -> errored.code();
            case CommandResult.NoAnswer<T> _ -> "NoAnswer";
            case CommandResult.NotSent<T> _ -> "NotSent";
        };
    }
}
