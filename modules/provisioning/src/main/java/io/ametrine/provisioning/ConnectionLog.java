package io.ametrine.provisioning;

import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Disconnected;
import io.ametrine.platform.envelope.SessionEvent.Displaced;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.SessionEvent.Seen;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.SessionHandler;

/** Follows the stations' connections: online, offline, last seen, and who was turned away. */
final class ConnectionLog {
    static final String UNKNOWN_STATION = "unknownStation";

    private final PresenceStore presences;
    private final UnknownStationStore unknownStations;

    ConnectionLog(PresenceStore presences, UnknownStationStore unknownStations) {
        this.presences = presences;
        this.unknownStations = unknownStations;
    }

    @SessionHandler
    void on(StationKey station, SessionEvent event) {
        switch (event) {
            case Connected connected -> presences.change(PresenceChange.of(station, connected));
            case Disconnected disconnected -> presences.change(PresenceChange.of(station, disconnected));
            case Displaced _ -> {} // the newer session has its own Connected
            case Refused refused -> turnedAway(station, refused);
            case Seen seen -> seen.stations().forEach((key, at) -> presences.seen(StationKey.parse(key), at));
        }
    }

    private void turnedAway(StationKey station, Refused refused) {
        if (refused.reason().equals(UNKNOWN_STATION)) {
            unknownStations.note(UnknownStation.refused(station, refused));
        } else {
            presences.refused(station, refused);
        }
    }
}
