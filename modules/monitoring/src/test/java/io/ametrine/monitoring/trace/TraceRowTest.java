package io.ametrine.monitoring.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.TraceEntry;
import io.ametrine.platform.envelope.TraceEntry.Fault;
import io.ametrine.platform.envelope.TraceEntry.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceRowTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    @Test
    void readsWhatCanBeAskedForFromTheEntryAsTheEdgeWritesIt() throws IOException {
        TraceEntry entry = new TraceEntry(
                NOON,
                "fromStation",
                Optional.of("m1"),
                Optional.of("Authorize"),
                Optional.of("{\"verdict\":\"mine\",\"fault\":{\"code\":\"mine\"}}"),
                Optional.empty(),
                "callError",
                Optional.of(1_000L),
                Optional.of(new Fault(
                        "FormatViolation", "no", Optional.of("/idToken"), Optional.empty(), Optional.empty())),
                new Origin("node-1", Optional.empty(), Optional.of(7L), Optional.empty(), Optional.empty()),
                Optional.empty(),
                44);

        TraceRow row = TraceRow.of(
                TraceRecords.of("default/CS1", new String(OcppJson.write(entry), StandardCharsets.UTF_8), NOON));

        assertThat(row.at()).isEqualTo(NOON);
        assertThat(row.action()).contains("Authorize");
        assertThat(row.verdict()).isEqualTo("callError");
        assertThat(row.errorCode()).contains("FormatViolation");
        assertThat(row.messageId()).contains("m1");
        assertThat(row.station().station()).isEqualTo("CS1");
    }

    @Test
    void anEntryWithoutATimeHappenedWhenItsRecordWasWritten() throws IOException {
        assertThat(TraceRow.of(TraceRecords.of("default/CS1", "{}", NOON)).at()).isEqualTo(NOON);
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        Incoming list = TraceRecords.of("default/CS1", "[]", NOON);

        assertThatThrownBy(() -> TraceRow.of(list)).isInstanceOf(IOException.class);
    }
}
