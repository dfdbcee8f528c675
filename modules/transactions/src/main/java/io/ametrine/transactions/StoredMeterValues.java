package io.ametrine.transactions;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.MeterValuesRequest;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.transactions.energy.Times;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** A MeterValues message as it arrived. The message has no id: station, EVSE, first time and digest make it one and the same. */
record StoredMeterValues(
        StationKey station, int evseId, Instant sampledAt, UUID digest, Instant receivedAt, String payload) {
    static StoredMeterValues of(StationKey station, MeterValuesRequest request, Instant receivedAt) {
        byte[] payload = OcppJson.write(request);
        return new StoredMeterValues(
                station,
                request.evseId(),
                Times.stored(request.meterValue().getFirst().timestamp()),
                digest(payload),
                receivedAt,
                new String(payload, StandardCharsets.UTF_8));
    }

    private static UUID digest(byte[] payload) {
        try {
            ByteBuffer sha256 =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(payload));
            return new UUID(sha256.getLong(), sha256.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
