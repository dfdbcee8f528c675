package io.ametrine.monitoring.status;

/** Keeps when stations were connected. */
public interface ConnectionStore {
    /** News already known changes nothing; beginning and end may come in any order. */
    void add(Connection news);
}
