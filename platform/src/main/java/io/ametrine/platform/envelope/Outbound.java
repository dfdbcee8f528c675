package io.ametrine.platform.envelope;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.Action;
import java.time.Instant;

/** What a node finds in its partition of {@code ocpp.out}; it obeys only what names its lease and a session's epoch. */
public sealed interface Outbound {
    StationKey station();

    SessionRef session();

    /** The answer to a station's CALL. */
    record Answer(StationKey station, SessionRef session, String messageId, Action action, Result result)
            implements Outbound {}

    /** A CALL for the station; one that waits for the boot is not sent while the boot is pending. */
    record Command(
            StationKey station,
            SessionRef session,
            String commandId,
            Action action,
            byte[] payload,
            Instant deadline,
            boolean waitsForBoot)
            implements Outbound {}

    /** The socket is to be closed with this WebSocket close code. */
    record Close(StationKey station, SessionRef session, int code, String reason) implements Outbound {}

    /** CALLRESULT or CALLERROR. */
    sealed interface Result {
        record Payload(byte[] json) implements Result {}

        record Error(ErrorCode code, String description, byte[] details) implements Result {}
    }
}
