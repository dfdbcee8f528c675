package io.ametrine.central.handshake;

import io.ametrine.ocpp.v201.RegistrationStatus;

/** Whether a socket may be opened. */
sealed interface Verdict {
    /** It may; {@code registration} is what the operator says of the station, which a boot may have changed since. */
    record Admitted(RegistrationStatus registration, int securityProfile) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
