package io.ametrine.central.session;

import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/** What a broken stream of frames is answered with before the socket closes. */
final class Failures {
    private Failures() {}

    /** A close code with its reason, and the name it has in the trace. */
    record Close(int code, String name, String reason) {}

    static Close of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptedWebSocketFrameException broken
                    && WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(broken.closeStatus())) {
                return tooBig();
            }
            if (cause instanceof DecompressionException inflated
                    && String.valueOf(inflated.getMessage()).contains("maximum size")) {
                return tooBig();
            }
        }
        return new Close(1002, "WebSocketError", "not a WebSocket frame");
    }

    private static Close tooBig() {
        return new Close(1009, "TooBig", "message too big");
    }
}
