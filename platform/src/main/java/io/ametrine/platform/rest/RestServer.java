package io.ametrine.platform.rest;

import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.observability.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** An HTTP server for endpoints and annotated resources. Event loops outside, one virtual thread per request inside. */
public final class RestServer implements AutoCloseable {
    private static final int LONGEST_SILENCE_SECONDS = 360;
    private static final int DRAIN_SECONDS = 5;

    private final Vertx vertx;
    private final HttpServer server;
    private final RequestHandler handler;
    private final String host;

    private RestServer(Vertx vertx, HttpServer server, RequestHandler handler, String host) {
        this.vertx = vertx;
        this.server = server;
        this.handler = handler;
        this.host = host;
    }

    public static Builder builder(HttpConfig config, Authenticator authenticator, Metrics metrics) {
        return new Builder(config, authenticator, metrics);
    }

    public int port() {
        return server.actualPort();
    }

    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** Takes no new requests, lets running ones finish for a few seconds, ends event streams. */
    @Override
    public void close() {
        handler.drain();
        waitFor(server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS));
        handler.close();
        waitFor(vertx.close());
    }

    /** A server that does not stop in time is left to the end of the process. */
    private static void waitFor(Future<Void> stopping) {
        stopping.toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, DRAIN_SECONDS * 2L, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }

    /** What a server is made of. */
    public static final class Builder {
        private final HttpConfig config;
        private final Authenticator authenticator;
        private final Metrics metrics;
        private final List<Endpoint> endpoints = new ArrayList<>();
        private final Map<String, String> headers = new TreeMap<>();
        private int bodyLimit = 1024 * 1024;
        private int eventLoops = 1;

        private Builder(HttpConfig config, Authenticator authenticator, Metrics metrics) {
            this.config = config;
            this.authenticator = authenticator;
            this.metrics = metrics;
        }

        public Builder resources(Object... resources) {
            for (Object resource : resources) {
                endpoints.addAll(ResourceBinder.bind(resource));
            }
            return this;
        }

        public Builder endpoints(List<Endpoint> more) {
            endpoints.addAll(more);
            return this;
        }

        /** A header of every response. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Builder bodyLimit(int bytes) {
            bodyLimit = bytes;
            return this;
        }

        public Builder eventLoops(int number) {
            eventLoops = number;
            return this;
        }

        public RestServer start() {
            RequestHandler handler = new RequestHandler(
                    new RouteTable(endpoints), authenticator, metrics, Map.copyOf(headers), bodyLimit);
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(eventLoops)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setFileSystemOptions(
                            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
            try {
                return new RestServer(vertx, listen(vertx, handler), handler, config.host());
            } catch (CompletionException cannot) {
                vertx.close().toCompletionStage().toCompletableFuture().join();
                throw new IllegalStateException(
                        "Cannot listen on " + config.host() + ":" + config.port() + ": " + cannot.getMessage()
                                + ". Free the port or set AMETRINE_HTTP_PORT.",
                        cannot);
            }
        }

        private HttpServer listen(Vertx vertx, RequestHandler handler) {
            HttpServerOptions options = new HttpServerOptions()
                    .setHost(config.host())
                    .setPort(config.port())
                    .setMaxHeaderSize(16 * 1024)
                    .setMaxInitialLineLength(8 * 1024)
                    .setIdleTimeout(LONGEST_SILENCE_SECONDS)
                    .setHttp2ClearTextEnabled(false)
                    .setCompressionSupported(false);
            return vertx.createHttpServer(options)
                    .requestHandler(handler::handle)
                    .invalidRequestHandler(handler::refuseMalformed)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
