package io.ametrine.ocpp.v201;

/** Who sends a message's request. */
public enum Direction {
    STATION_TO_CSMS,
    CSMS_TO_STATION,
    BOTH
}
