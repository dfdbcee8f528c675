package io.ametrine.central.handshake;

import io.ametrine.central.ListenerConfig;
import io.ametrine.central.publishing.Tracer;
import io.ametrine.central.session.LoopClock;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/** One event loop of the stations' port; several share it. */
public final class StationListener extends VerticleBase {
    private static final int HEADERS = 8_192;
    private static final int BACKLOG = 4_096;

    private final ListenerConfig config;
    private final HandshakeParts parts;
    private final Tracer tracer;
    private final int maxMessageBytes;
    private final int port;

    /** {@code port} is the same for all loops, even where the configuration leaves it open. */
    public StationListener(ListenerConfig config, HandshakeParts parts, Tracer tracer, int maxMessageBytes, int port) {
        this.config = config;
        this.parts = parts;
        this.tracer = tracer;
        this.maxMessageBytes = maxMessageBytes;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(port)
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setMaxHeaderSize(HEADERS)
                .setWebSocketSubProtocols(Handshakes.SUBPROTOCOLS)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(true)
                .setMaxWebSocketFrameSize(maxMessageBytes)
                .setMaxWebSocketMessageSize(maxMessageBytes)
                .setWebSocketClosingTimeout(5);
        Deflate deflate = new Deflate(maxMessageBytes);
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(deflate::install)
                .requestHandler(new Handshakes(parts, new LoopClock(vertx, tracer, parts.loopDelay()), vertx));
        return server.listen();
    }
}
