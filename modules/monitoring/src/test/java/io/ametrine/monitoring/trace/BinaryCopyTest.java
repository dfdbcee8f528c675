package io.ametrine.monitoring.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinaryCopyTest {
    private static final int HEADER = 19;

    @Test
    void everyValueComesAfterItsLengthAndTheLastRowBeforeTheTrailer() {
        byte[] bytes = new BinaryCopy(4, 10)
                .row()
                .value("aé")
                .value(7)
                .value(8L)
                .value(Instant.parse("2000-01-01T00:00:01Z"))
                .end();

        ByteBuffer rows = ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER);
        assertThat(new String(bytes, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("PGCOPY");
        assertThat(rows.getShort()).isEqualTo((short) 4);
        assertThat(rows.getInt()).isEqualTo(3);
        byte[] text = new byte[3];
        rows.get(text);
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("aé");
        assertThat(rows.getInt()).isEqualTo(4);
        assertThat(rows.getInt()).isEqualTo(7);
        assertThat(rows.getInt()).isEqualTo(8);
        assertThat(rows.getLong()).isEqualTo(8);
        assertThat(rows.getInt()).isEqualTo(8);
        assertThat(rows.getLong()).isEqualTo(1_000_000);
        assertThat(rows.getShort()).isEqualTo((short) -1);
        assertThat(rows.hasRemaining()).isFalse();
    }

    @Test
    void whatIsAbsentHasNoLengthAndNulIsLeftOut() {
        byte[] bytes = new BinaryCopy(2, 10)
                .row()
                .value(Optional.<String>empty())
                .value("a\0b")
                .end();

        ByteBuffer rows = ByteBuffer.wrap(bytes, HEADER + 2, bytes.length - HEADER - 2);
        assertThat(rows.getInt()).isEqualTo(-1);
        assertThat(rows.getInt()).isEqualTo(2);
    }
}
