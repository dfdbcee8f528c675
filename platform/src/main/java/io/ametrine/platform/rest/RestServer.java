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
import java.util.function.Function;
import java.util.function.Supplier;

/** An HTTP server for endpoints and annotated resources. Event loops outside, one virtual thread per request inside. */
public final class RestServer implements AutoCloseable {
    private static final int LONGEST_SILENCE_SECONDS = 360;
    private static final int DRAIN_SECONDS = 5;

    /** The server that a service being started takes over. */
    private static final ScopedValue<RestServer> OPEN = ScopedValue.newInstance();

    private final Vertx vertx;
    private final HttpServer server;
    private final Served served;
    private final String host;

    /** Who answers now. */
    private static final class Served {
        private volatile RequestHandler by;

        Served(RequestHandler by) {
            this.by = by;
        }
    }

    private RestServer(Vertx vertx, HttpServer server, Served served, String host) {
        this.vertx = vertx;
        this.server = server;
        this.served = served;
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

    /** The server that {@code start} starts takes this one's place, and the port stays open all the while. */
    public <T> T takenOverBy(Supplier<T> start) {
        return ScopedValue.where(OPEN, this).call(start::get);
    }

    private RestServer serve(RequestHandler next) {
        served.by = next;
        return this;
    }

    /** Takes no new requests, lets running ones finish for a few seconds, ends event streams. */
    @Override
    public void close() {
        RequestHandler last = served.by;
        last.drain();
        waitFor(server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS));
        last.close();
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
        private Function<String, Problem> elsewhere = RouteTable::unknownPath;
        private int bodyLimit = 1024 * 1024;
        private int eventLoops = 1;
        private boolean beginsTraces;

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

        /** What is said of a path that no endpoint has. */
        public Builder elsewhere(Function<String, Problem> problem) {
            elsewhere = problem;
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

        /** Chooses itself what is followed of what comes without a choice; else that is for those who ask this server. */
        public Builder beginsTraces() {
            beginsTraces = true;
            return this;
        }

        public RestServer start() {
            RequestHandler handler = new RequestHandler(
                    new RouteTable(endpoints, elsewhere),
                    authenticator,
                    metrics,
                    Map.copyOf(headers),
                    bodyLimit,
                    beginsTraces);
            return OPEN.isBound() ? OPEN.get().serve(handler) : listen(new Served(handler));
        }

        private RestServer listen(Served served) {
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(eventLoops)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setFileSystemOptions(
                            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
            try {
                return new RestServer(vertx, listen(vertx, served), served, config.host());
            } catch (CompletionException cannot) {
                vertx.close().toCompletionStage().toCompletableFuture().join();
                throw new IllegalStateException(
                        "Cannot listen on " + config.host() + ":" + config.port() + ": " + cannot.getMessage()
                                + ". Free the port or set AMETRINE_HTTP_PORT.",
                        cannot);
            }
        }

        private HttpServer listen(Vertx vertx, Served served) {
            HttpServerOptions options = new HttpServerOptions()
                    .setHost(config.host())
                    .setPort(config.port())
                    .setMaxHeaderSize(16 * 1024)
                    .setMaxInitialLineLength(8 * 1024)
                    .setIdleTimeout(LONGEST_SILENCE_SECONDS)
                    .setHttp2ClearTextEnabled(false)
                    .setCompressionSupported(false);
            return vertx.createHttpServer(options)
                    .requestHandler(request -> served.by.handle(request))
                    .invalidRequestHandler(request -> served.by.refuseMalformed(request))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
