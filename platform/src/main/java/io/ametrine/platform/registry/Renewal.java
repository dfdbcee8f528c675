package io.ametrine.platform.registry;

/** What became of a lease that was to be renewed. */
public enum Renewal {
    /** It goes on. */
    KEPT,
    /** It goes on, but Redis was emptied, restarted or unreachable meanwhile: sessions must be registered again. */
    RESTORED,
    /** It is over; the node needs a new one. */
    LAPSED
}
