package io.ametrine.platform.config;

/** The configuration cannot be used; the message names the variable and what to write instead. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }

    static String example(String variable, Object value) {
        return " Example: " + variable + "=" + value;
    }
}
