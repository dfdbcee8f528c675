package io.ametrine.platform.registry;

import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as it is registered.
 *
 * @param registration what the last BootNotification was answered with, kept from session to session; absent if none was
 */
public record Entry(
        StationKey station,
        SessionRef session,
        int securityProfile,
        Optional<RegistrationStatus> registration,
        Instant since) {

    /** The same session, now held under {@code lease}. */
    public Entry under(NodeLease lease) {
        SessionRef moved = new SessionRef(
                lease.id(), lease.outPartition(), session.session(), session.epoch(), session.protocol());
        return new Entry(station, moved, securityProfile, registration, since);
    }

    public Entry registered(RegistrationStatus status) {
        return new Entry(station, session, securityProfile, Optional.of(status), since);
    }
}
