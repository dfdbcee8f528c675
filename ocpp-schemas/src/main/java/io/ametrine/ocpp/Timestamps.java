package io.ametrine.ocpp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times as OCPP writes them (RFC 3339, any known offset, up to nanoseconds): one reading for validation and binding. It
 * refuses -00:00, as the schema validator does.
 */
public final class Timestamps {
    private static final int SHORTEST = "2026-01-01T00:00:00Z".length();
    private static final int FRACTION_AT = 19;
    private static final int NANO_DIGITS = 9;
    private static final int OFFSET_LENGTH = "+00:00".length();
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Timestamps() {}

    /** Empty when the text is not a time that can be stored and written again. */
    public static Optional<Instant> parse(String text) {
        try {
            return hasShape(text) ? read(text).filter(Timestamps::isWritable) : Optional.empty();
        } catch (DateTimeException notOnTheCalendar) {
            return Optional.empty();
        }
    }

    private static boolean hasShape(String text) {
        return text.length() >= SHORTEST
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && areDigits(text, 0, 4)
                && areDigits(text, 5, 7)
                && areDigits(text, 8, 10)
                && areDigits(text, 11, 13)
                && areDigits(text, 14, 16)
                && areDigits(text, 17, 19);
    }

    private static Optional<Instant> read(String text) {
        int at = FRACTION_AT;
        int nanos = 0;
        if (text.charAt(at) == '.') {
            int end = endOfDigits(text, at + 1);
            int digits = end - at - 1;
            if (digits < 1 || digits > NANO_DIGITS) {
                return Optional.empty();
            }
            nanos = number(text, at + 1, end);
            for (int missing = digits; missing < NANO_DIGITS; missing++) {
                nanos *= 10;
            }
            at = end;
        }
        int fraction = nanos;
        return offset(text, at)
                .map(zone -> OffsetDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                fraction,
                                zone)
                        .toInstant());
    }

    private static Optional<ZoneOffset> offset(String text, int at) {
        int left = text.length() - at;
        if (left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (left != OFFSET_LENGTH
                || (text.charAt(at) != '+' && text.charAt(at) != '-')
                || text.charAt(at + 3) != ':'
                || !areDigits(text, at + 1, at + 3)
                || !areDigits(text, at + 4, at + 6)) {
            return Optional.empty();
        }
        int sign = text.charAt(at) == '-' ? -1 : 1;
        int hours = sign * number(text, at + 1, at + 3);
        int minutes = sign * number(text, at + 4, at + 6);
        boolean isUnknown = sign < 0 && hours == 0 && minutes == 0;
        return isUnknown ? Optional.empty() : Optional.of(ZoneOffset.ofHoursMinutes(hours, minutes));
    }

    private static boolean isWritable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    private static boolean areDigits(String text, int from, int to) {
        return endOfDigits(text, from) >= to;
    }

    private static int endOfDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
