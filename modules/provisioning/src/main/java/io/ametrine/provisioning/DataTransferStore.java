package io.ametrine.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;

/** What stations sent by DataTransfer, answered or not. */
interface DataTransferStore {
    void record(DataTransfer transfer);

    /** One vendor message and the status it was answered with. */
    record DataTransfer(
            StationKey station,
            Instant receivedAt,
            String vendorId,
            Optional<String> messageId,
            Optional<JsonNode> data,
            String status) {}
}
