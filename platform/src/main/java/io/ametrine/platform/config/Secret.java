package io.ametrine.platform.config;

/** A value that must never reach a log, a message or a manifest: only {@link #reveal()} gives it away. */
public record Secret(String value) {
    public static Secret of(String value) {
        return new Secret(value);
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
