package io.ametrine.monitoring.trace;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Rows in the binary format of COPY, which PostgreSQL takes without looking for separators and escapes. */
final class BinaryCopy {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final int columns;
    private final ByteArrayOutputStream bytes;
    private final DataOutputStream out;

    BinaryCopy(int columns, int expectedLength) {
        this.columns = columns;
        this.bytes = new ByteArrayOutputStream(expectedLength);
        this.out = new DataOutputStream(bytes);
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0); // flags
            out.writeInt(0); // length of the header's extension
        });
    }

    /** Its columns follow. */
    BinaryCopy row() {
        return write(() -> out.writeShort(columns));
    }

    BinaryCopy value(int number) {
        return write(() -> {
            out.writeInt(Integer.BYTES);
            out.writeInt(number);
        });
    }

    BinaryCopy value(long number) {
        return write(() -> {
            out.writeInt(Long.BYTES);
            out.writeLong(number);
        });
    }

    /** A timestamptz: in microseconds, as PostgreSQL keeps it. */
    BinaryCopy value(Instant time) {
        return value(ChronoUnit.MICROS.between(EPOCH, time));
    }

    /** A text without NUL, which no text column holds. */
    BinaryCopy value(String text) {
        return value(text.replace("\0", "").getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy value(Optional<String> text) {
        return text.isPresent() ? value(text.get()) : write(() -> out.writeInt(-1));
    }

    /** A text that is known to be UTF-8 without NUL. */
    BinaryCopy value(byte[] text) {
        return write(() -> {
            out.writeInt(text.length);
            out.write(text);
        });
    }

    byte[] end() {
        write(() -> out.writeShort(-1));
        return bytes.toByteArray();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private BinaryCopy write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
