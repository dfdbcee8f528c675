package io.ametrine.monitoring.events;

/** Keeps the events that stations notified. */
public interface EventStore {
    /** A repeated event changes nothing. */
    void add(StationEvent event);
}
