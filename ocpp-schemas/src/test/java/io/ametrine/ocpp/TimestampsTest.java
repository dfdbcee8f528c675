package io.ametrine.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05.1Z",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05+02:30, 2026-01-02T00:34:05Z",
        "2026-01-02T03:04:05.5-02:30, 2026-01-02T05:34:05.5Z",
        "2026-01-02t03:04:05z, 2026-01-02T03:04:05Z",
        "2024-02-29T00:00:00+00:00, 2024-02-29T00:00:00Z"
    })
    void timesOfAnyOffsetAreRead(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-02",
                "2026-01-02T03:04Z",
                "2026-01-02T03:04:05",
                "2026-01-02 03:04:05Z",
                "2026-02-30T03:04:05Z",
                "2026-01-02T24:00:00Z",
                "2026-01-02T23:59:60Z",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05.1234567890Z",
                "2026-01-02T03:04:05+0200",
                "2026-01-02T03:04:05+19:00",
                "2026-01-02T03:04:05-00:00",
                "2026-01-02T03:04:05Zjunk",
                "0000-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "２０２６-01-02T03:04:05Z"
            })
    void whatIsNotSuchATimeIsNotRead(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void whatIsWrittenCanBeReadAgain() {
        Instant time = Instant.parse("2026-01-02T03:04:05.000000001Z");

        assertThat(Timestamps.parse(time.toString())).contains(time);
    }
}
