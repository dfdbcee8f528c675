package io.ametrine.monitoring.trace;

import io.ametrine.platform.config.Settings;
import io.ametrine.platform.config.SettingsException;
import java.time.Duration;

/** How long the trace is kept, and how much of it: whichever limit is reached first. */
public record TraceConfig(Duration retention, long maxBytes) {
    private static final long LEAST_BYTES = 16L << 20;
    private static final long DEFAULT_BYTES = 2L << 30;

    public static TraceConfig from(Settings settings) {
        return new TraceConfig(
                Duration.ofDays(settings.integer("trace.retention-days", 14).between(1, 3_650)), bytes(settings));
    }

    private static long bytes(Settings settings) {
        String text = settings.string("trace.max-bytes", Long.toString(DEFAULT_BYTES));
        try {
            long bytes = Long.parseLong(text);
            if (bytes >= LEAST_BYTES) {
                return bytes;
            }
        } catch (NumberFormatException _) {
            // refused below, like a number that is too small
        }
        throw new SettingsException(Settings.variable("trace.max-bytes") + " must be a whole number of at least "
                + LEAST_BYTES + ", but is \"" + text + "\".");
    }
}
