package io.ametrine.platform.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** A collector of traces (OTLP over HTTP) on loopback that keeps the latest spans. */
public final class TraceCollector implements AutoCloseable {
    private static final int KEPT = 50_000;

    private final HttpServer server;
    private final Deque<CollectedSpan> spans = new ArrayDeque<>();
    private volatile int answer = 200;
    private volatile Optional<String> authorization = Optional.empty();

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    public static TraceCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceCollector collector = new TraceCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return collector;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers with this status. */
    public void answering(int status) {
        answer = status;
    }

    public Optional<String> authorization() {
        return authorization;
    }

    public synchronized List<CollectedSpan> spans() {
        return List.copyOf(spans);
    }

    public List<CollectedSpan> trace(String traceId) {
        return spans().stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            if (answer == 200) {
                keep(CollectedSpan.read(request));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private synchronized void keep(List<CollectedSpan> more) {
        spans.addAll(more);
        while (spans.size() > KEPT) {
            spans.remove();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
