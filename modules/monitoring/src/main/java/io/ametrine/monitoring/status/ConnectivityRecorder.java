package io.ametrine.monitoring.status;

import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Disconnected;
import io.ametrine.platform.envelope.SessionEvent.Displaced;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.SessionEvent.Seen;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.SessionHandler;

/** Writes down when stations came and went. */
public final class ConnectivityRecorder {
    private final ConnectionStore connections;

    public ConnectivityRecorder(ConnectionStore connections) {
        this.connections = connections;
    }

    @SessionHandler
    void on(StationKey station, SessionEvent event) {
        switch (event) {
            case Connected connected -> connections.add(Connection.of(station, connected));
            case Disconnected disconnected -> connections.add(Connection.of(station, disconnected));
            case Displaced displaced -> connections.add(Connection.of(station, displaced));
            case Refused _, Seen _ -> {}
        }
    }
}
