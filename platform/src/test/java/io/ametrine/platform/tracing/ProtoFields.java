package io.ametrine.platform.tracing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of one protobuf message by number, read without its schema. */
final class ProtoFields {
    private final Map<Integer, List<byte[]>> chunks = new HashMap<>();
    private final Map<Integer, Long> numbers = new HashMap<>();

    static ProtoFields of(byte[] message) {
        ProtoFields fields = new ProtoFields();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            int field = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> fields.numbers.put(field, varint(in));
                case 1 -> fields.numbers.put(field, in.getLong());
                case 2 -> {
                    byte[] chunk = new byte[(int) varint(in)];
                    in.get(chunk);
                    fields.chunks.computeIfAbsent(field, _ -> new ArrayList<>()).add(chunk);
                }
                case 5 -> fields.numbers.put(field, (long) in.getInt());
                default -> throw new IllegalArgumentException("not protobuf: tag " + tag);
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    List<ProtoFields> messages(int field) {
        return chunks.getOrDefault(field, List.of()).stream()
                .map(ProtoFields::of)
                .toList();
    }

    /** The only one, or an empty one. */
    ProtoFields message(int field) {
        return of(bytes(field));
    }

    byte[] bytes(int field) {
        List<byte[]> all = chunks.getOrDefault(field, List.of());
        return all.isEmpty() ? new byte[0] : all.getFirst();
    }

    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    long number(int field) {
        return numbers.getOrDefault(field, 0L);
    }
}
