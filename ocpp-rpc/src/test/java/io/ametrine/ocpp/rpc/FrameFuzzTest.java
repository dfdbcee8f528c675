package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.samples.SchemaSample;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hostile input is ordinary input: frames with random damage are read, or refused with an OcppException. */
class FrameFuzzTest {
    private static final int ROUNDS_PER_ACTION = 400;
    private static final byte[] INTERESTING = "[]{}\",:\\0129eE+-.tfn u\u0000\u007f".getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(201);
    private final PayloadValidator validator = new PayloadValidator();

    @Test
    void damagedFramesAreReadOrRefused() {
        int read = 0;
        int refused = 0;
        for (Action action : Action.fromStation()) {
            RawJson payload = RawJson.of(OcppJson.write(SchemaSample.fullRequest(action)));
            byte[] frame = FrameWriter.call("42", action.wireName(), payload).bytes();
            for (int round = 0; round < ROUNDS_PER_ACTION; round++) {
                if (survives(damaged(frame))) {
                    read++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private boolean survives(byte[] bytes) {
        try {
            Frame frame = FrameReader.read(bytes);
            if (frame instanceof Frame.Call call) {
                Action action = validator.stationCall(call);
                OcppJson.read(call.raw().bytes(), action.requestType());
            }
            return true;
        } catch (OcppException refused) {
            assertThat(FrameReader.read(FrameWriter.callError(refused).bytes())).isInstanceOf(Frame.CallError.class);
            return false;
        }
    }

    private byte[] damaged(byte[] frame) {
        byte[] bytes = frame.clone();
        for (int times = random.nextInt(4); times >= 0; times--) {
            bytes = damagedOnce(bytes);
        }
        return bytes;
    }

    private byte[] damagedOnce(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, (byte) random.nextInt(256));
            case 1 -> replaced(bytes, at, INTERESTING[random.nextInt(INTERESTING.length)]);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, at, new byte[] {INTERESTING[random.nextInt(INTERESTING.length)]});
            case 4 -> spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), new byte[0]);
            default -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
                yield spliced(bytes, random.nextInt(bytes.length), 0, Arrays.copyOfRange(bytes, at, end));
            }
        };
    }

    private static byte[] replaced(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return copy;
    }

    /** Puts the insertion in place of what stands between; with an end before the start, only inserts. */
    private static byte[] spliced(byte[] bytes, int start, int end, byte[] insertion) {
        int rest = Math.max(start, end);
        byte[] copy = Arrays.copyOf(bytes, start + insertion.length + bytes.length - rest);
        System.arraycopy(insertion, 0, copy, start, insertion.length);
        System.arraycopy(bytes, rest, copy, start + insertion.length, bytes.length - rest);
        return copy;
    }
}
