package io.ametrine.security;

import io.ametrine.platform.envelope.StationKey;

/** Keeps stations' security events. */
public interface SecurityEventStore {
    /** A repeated event changes nothing. */
    void add(StationKey station, SecurityEvent event);
}
