package io.ametrine.central.handshake;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilter;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * permessage-deflate (RFC 7692) with a limit on what a frame may inflate to, which Vert.x does not set: its handler is replaced in
 * the pipeline. Small answers travel uncompressed, so that an idle station costs no compressor.
 */
final class Deflate implements WebSocketExtensionFilterProvider {
    private static final String VERTX_HANDLER = "webSocketExtensionHandler";
    private static final int LEVEL = 6;
    private static final int MEMORY_LEVEL = 8;
    private static final int WORTH_COMPRESSING = 1_024;

    private final int maxMessageBytes;

    Deflate(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    void install(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            ChannelPipeline pipeline = base.channelHandlerContext().pipeline();
            if (pipeline.get(VERTX_HANDLER) != null) {
                pipeline.replace(VERTX_HANDLER, VERTX_HANDLER, new WebSocketServerExtensionHandler(handshaker()));
            }
        }
    }

    private PerMessageDeflateServerExtensionHandshaker handshaker() {
        return new PerMessageDeflateServerExtensionHandshaker(
                LEVEL,
                false,
                PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE,
                true,
                true,
                PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE,
                MEMORY_LEVEL,
                this,
                maxMessageBytes);
    }

    @Override
    public WebSocketExtensionFilter encoderFilter() {
        return Deflate::isSmall;
    }

    @Override
    public WebSocketExtensionFilter decoderFilter() {
        return WebSocketExtensionFilter.NEVER_SKIP;
    }

    private static boolean isSmall(WebSocketFrame frame) {
        return frame.isFinalFragment() && frame.content().readableBytes() < WORTH_COMPRESSING;
    }
}
