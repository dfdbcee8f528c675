package io.ametrine.central.session;

import io.ametrine.ocpp.rpc.FrameWriter;
import io.ametrine.ocpp.rpc.RawJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Heartbeats are answered where the socket is: liveness is what only the node knows (G02). */
final class Heartbeats {
    private Heartbeats() {}

    static RawJson answer(String messageId) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return FrameWriter.callResult(messageId, RawJson.of("{\"currentTime\":\"" + now + "\"}"));
    }
}
