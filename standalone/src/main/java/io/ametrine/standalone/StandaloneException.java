package io.ametrine.standalone;

/** Ametrine cannot start or go on; the message is for the terminal and says what to do. */
public final class StandaloneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StandaloneException(String message) {
        super(message);
    }

    StandaloneException(String message, Throwable cause) {
        super(message, cause);
    }
}
