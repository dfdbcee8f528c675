package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Records to be published, as the bytes of one database row. */
final class OutboxCodec {
    private static final int VERSION = 1;
    private static final int NO_PARTITION = -1;

    private OutboxCodec() {}

    static byte[] write(List<Outgoing> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * (records.size() + 1));
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(records.size());
            for (Outgoing record : records) {
                write(out, record);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Outgoing record) throws IOException {
        out.writeUTF(record.topic());
        out.writeInt(record.partition().orElse(NO_PARTITION));
        out.writeUTF(record.key());
        Headers headers = record.headers();
        out.writeShort(headers.size());
        for (int index = 0; index < headers.size(); index++) {
            out.writeUTF(headers.name(index));
            out.writeUTF(headers.value(index));
        }
        out.writeInt(record.value().length);
        out.write(record.value());
    }

    static List<Outgoing> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("Outbox row of version " + version + ", this release reads " + VERSION);
            }
            int count = in.readInt();
            List<Outgoing> records = new ArrayList<>(count);
            for (int index = 0; index < count; index++) {
                records.add(readOne(in));
            }
            return records;
        } catch (IOException failure) {
            throw new UncheckedIOException("An outbox row cannot be read", failure);
        }
    }

    private static Outgoing readOne(DataInputStream in) throws IOException {
        String topic = in.readUTF();
        int partition = in.readInt();
        String key = in.readUTF();
        Headers headers = new Headers();
        int count = in.readShort();
        for (int index = 0; index < count; index++) {
            headers.with(in.readUTF(), in.readUTF());
        }
        byte[] value = in.readNBytes(in.readInt());
        OptionalInt pinned = partition == NO_PARTITION ? OptionalInt.empty() : OptionalInt.of(partition);
        return new Outgoing(topic, pinned, key, headers, value);
    }
}
