package io.ametrine.central;

/** What becomes of a station that nobody registered. */
public enum UnknownStations {
    /** It gets 404 and is listed for the operator to adopt. */
    REFUSE,
    /** It may connect without credentials, as Pending. */
    PENDING
}
