package io.ametrine.gateway;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many seconds a station has to answer a command. */
@Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "300", defaultValue = "30")
public record Timeout(int seconds) {
    public Timeout {
        if (seconds < 1 || seconds > 300) {
            throw new IllegalArgumentException("a whole number of seconds between 1 and 300");
        }
    }

    public static Timeout valueOf(String text) {
        try {
            return new Timeout(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("a whole number of seconds between 1 and 300", notANumber);
        }
    }

    Duration duration() {
        return Duration.ofSeconds(seconds);
    }
}
