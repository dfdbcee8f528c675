package io.ametrine.platform.config;

/**
 * The place of this build in the order in which releases follow each other. It moves by one when envelopes or schemas change in a
 * way that others must know of; a release works beside the one before it and the one after it, never with others.
 */
public final class Release {
    public static final int NUMBER = 2;
    /** The earliest that may still run beside this one. */
    public static final int EARLIEST_BESIDE = NUMBER - 1;

    private Release() {}
}
