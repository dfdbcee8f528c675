package io.ametrine.monitoring.status;

/** Keeps what connectors reported: all of it as history, the newest as the current state. */
public interface StatusStore {
    /** A repeated report changes nothing; a late one enters the history and leaves the current state alone. */
    void add(ConnectorReport report);
}
