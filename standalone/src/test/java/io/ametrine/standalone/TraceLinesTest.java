package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceLinesTest {
    @Test
    void exchangeIsOneLineWithItsPayloadsBelow() {
        String text = new TraceLines(true).of("""
                {"at":"2026-01-01T10:00:00.5Z","direction":"fromStation","action":"BootNotification","verdict":"ok",
                 "durationMicros":12345,"request":{"reason":"PowerUp"},"response":{"status":"Accepted"}}""");

        assertThat(text.lines().toList().get(0)).contains("station → CSMS", "BootNotification", "ok", "12.3 ms");
        assertThat(text).contains("> {\"reason\":\"PowerUp\"}", "< {\"status\":\"Accepted\"}");
    }

    @Test
    void faultSaysWhereAndWhatWasExpected() {
        String text = new TraceLines(false).of("""
                {"at":"2026-01-01T10:00:00Z","direction":"fromStation","action":"Heartbeat","verdict":"callError",
                 "fault":{"code":"TypeConstraintViolation","description":"wrong type","pointer":"/reason",
                          "expected":"a string"}}""");

        assertThat(text).contains("TypeConstraintViolation: wrong type at /reason, expected a string");
    }

    @Test
    void whatIsNoEntryIsPrintedAsItCame() {
        assertThat(new TraceLines(true).of(" not json ")).isEqualTo("not json");
    }
}
