package io.ametrine.platform.config;

/** The service must not start here, and has changed nothing; the message says why and what to do. */
public final class StartRefusedException extends RuntimeException {
    public StartRefusedException(String message) {
        super(message);
    }
}
