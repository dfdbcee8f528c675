package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.RegistrationStatus;
import java.time.Duration;

/** How a boot is answered: accepted with a heartbeat interval, or put off with the time to wait before the next attempt. */
record BootDecision(RegistrationStatus status, Duration interval) {
    /** For a station that was let in without being registered: it waits for the operator (B02). */
    static final BootDecision UNREGISTERED = new BootDecision(RegistrationStatus.PENDING, Duration.ofSeconds(60));

    int intervalSeconds() {
        return Math.toIntExact(interval.toSeconds());
    }
}
