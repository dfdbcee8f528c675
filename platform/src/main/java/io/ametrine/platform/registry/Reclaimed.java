package io.ametrine.platform.registry;

/** What became of a live session that its node registered again. */
public enum Reclaimed {
    /** Nobody had noticed anything. */
    KEPT,
    /** Survivors had already declared it lost; it is connected again. */
    RETURNED,
    /** A newer session of the station exists. */
    OVERTAKEN
}
