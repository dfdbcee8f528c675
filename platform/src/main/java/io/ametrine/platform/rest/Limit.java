package io.ametrine.platform.rest;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many items a page may hold. */
@Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "50")
public record Limit(int value) {
    public static final int MOST = 1000;

    public Limit {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException("a whole number between 1 and " + MOST);
        }
    }

    public static Limit valueOf(String text) {
        try {
            return new Limit(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("a whole number between 1 and " + MOST, notANumber);
        }
    }

    /** What to ask the database for: one more, to see whether there is a next page. */
    public int rows() {
        return value + 1;
    }
}
