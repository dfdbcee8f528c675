package io.ametrine.central.handshake;

import io.ametrine.ocpp.v201.RegistrationStatus;
import java.util.Optional;

/** Whether a socket may be opened. */
sealed interface Verdict {
    /** It may; {@code registration} is what the operator says of the station, which a boot may have changed since. */
    record Admitted(RegistrationStatus registration, int securityProfile, Optional<String> vendor) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
