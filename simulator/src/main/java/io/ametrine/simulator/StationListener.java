package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;

/** Told what happens to a station; called on the station's event loop, so it must not block. */
public interface StationListener {
    StationListener SILENT = new StationListener() {};

    default void connected(String station) {}

    default void disconnected(String station, String reason) {}

    /** The CSMS answered one of the station's CALLs. */
    default void answered(String station, String action, JsonObject request, JsonObject response, long nanos) {}

    /** One of the station's CALLs ended in a CALLERROR, a timeout or a lost connection. */
    default void failed(String station, String action, String reason) {}

    /** The CSMS sent a CALL, and the station answered it. */
    default void commanded(String station, String action, JsonObject request, JsonObject response) {}
}
