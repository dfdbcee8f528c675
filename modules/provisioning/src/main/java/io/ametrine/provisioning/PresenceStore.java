package io.ametrine.provisioning;

import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** Which stations are online, since when, and when they were last heard of. */
interface PresenceStore {
    /** An older epoch changes nothing. */
    void change(PresenceChange change);

    void seen(StationKey station, Instant at);

    /** Noted only for a station that has a presence already, so that strangers leave no rows. */
    void refused(StationKey station, Refused refused);
}
