package io.ametrine.monitoring.reports;

/** Keeps the statuses that log uploads went through. */
public interface LogUploadStore {
    /** A status repeated for the same request moves only the time it was last heard. */
    void add(LogUploadStatus status);
}
