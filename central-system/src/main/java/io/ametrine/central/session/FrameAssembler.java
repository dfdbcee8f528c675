package io.ametrine.central.session;

import io.vertx.core.http.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Puts fragments together; what exceeds the limit is never kept. */
final class FrameAssembler {
    private final int limit;
    private Optional<ByteArrayOutputStream> fragments = Optional.empty();
    private boolean text = true;

    /** A whole message, or what is wrong with it. */
    sealed interface Result {
        record Message(byte[] bytes, boolean text) implements Result {}

        record Incomplete() implements Result {}

        record TooBig() implements Result {}
    }

    private static final Result INCOMPLETE = new Result.Incomplete();

    FrameAssembler(int limit) {
        this.limit = limit;
    }

    Result on(WebSocketFrame frame) {
        byte[] bytes = frame.binaryData().getBytes();
        int before = fragments.map(ByteArrayOutputStream::size).orElse(0);
        if (before + bytes.length > limit) {
            fragments = Optional.empty();
            return new Result.TooBig();
        }
        if (!frame.isContinuation()) {
            text = frame.isText();
            if (frame.isFinal()) {
                return new Result.Message(bytes, text);
            }
            fragments = Optional.of(new ByteArrayOutputStream(2 * bytes.length));
        }
        return fragments.map(kept -> append(kept, bytes, frame.isFinal())).orElse(INCOMPLETE);
    }

    private Result append(ByteArrayOutputStream kept, byte[] bytes, boolean last) {
        kept.writeBytes(bytes);
        if (!last) {
            return INCOMPLETE;
        }
        fragments = Optional.empty();
        return new Result.Message(kept.toByteArray(), text);
    }
}
