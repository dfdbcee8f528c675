package io.ametrine.provisioning;

import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far firmware updates got, status by status. */
interface FirmwareStore {
    void record(FirmwareProgress progress);

    /** One status of an update of the station itself, or of firmware that it publishes to others. */
    record FirmwareProgress(
            StationKey station,
            Instant receivedAt,
            Kind kind,
            String status,
            Optional<Integer> requestId,
            List<String> locations) {}

    /** Whose firmware it is. */
    enum Kind {
        UPDATE("Update"),
        PUBLISH("Publish");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }
}
