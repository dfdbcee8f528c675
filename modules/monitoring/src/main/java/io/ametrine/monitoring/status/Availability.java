package io.ametrine.monitoring.status;

import io.ametrine.ocpp.v201.ChangeAvailabilityRequest;
import io.ametrine.ocpp.v201.EVSE;
import java.time.Instant;

/**
 * Whether the operator wants a station, an EVSE or a connector in service, and the station agreed.
 *
 * @param evseId 0 for the whole station
 * @param connectorId 0 for the whole EVSE
 * @param scheduled the station waits for a transaction to end first
 */
public record Availability(
        int evseId,
        int connectorId,
        String operationalStatus,
        boolean scheduled,
        Instant requestedAt,
        String commandId) {
    static Availability of(
            ChangeAvailabilityRequest request, boolean scheduled, Instant requestedAt, String commandId) {
        return new Availability(
                request.evse().map(EVSE::id).orElse(0),
                request.evse().flatMap(EVSE::connectorId).orElse(0),
                request.operationalStatus().wireName(),
                scheduled,
                requestedAt,
                commandId);
    }
}
