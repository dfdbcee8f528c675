package io.ametrine.images;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry without TLS that takes what is pushed by the OCI's protocol, and keeps the manifests. */
final class FakeRegistry implements AutoCloseable {
    final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final Map<String, String> types = new ConcurrentHashMap<>();
    /** Their sizes by their digests. */
    final Map<String, Integer> blobs = new ConcurrentHashMap<>();

    private record Part(String digest, int size) {}

    private final Map<String, Part> parts = new ConcurrentHashMap<>();
    private final AtomicInteger uploads = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    FakeRegistry() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .setStatusCode(answer(request, body.getBytes()))
                                .end()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String address() {
        return "localhost:" + server.actualPort();
    }

    private int answer(HttpServerRequest request, byte[] body) {
        String path = request.path();
        return switch (request.method().name()) {
            case "GET" -> path.equals("/v2/") ? 200 : 404;
            case "HEAD" -> blobs.containsKey(path.substring(path.lastIndexOf('/') + 1)) ? 200 : 404;
            case "POST" -> upload(request, path + uploads.incrementAndGet());
            case "PATCH" -> part(request, body);
            case "PUT" -> path.contains("/manifests/") ? manifest(request, body) : whole(request);
            default -> 405;
        };
    }

    private int upload(HttpServerRequest request, String location) {
        request.response().putHeader("Location", location);
        return 202;
    }

    private int part(HttpServerRequest request, byte[] body) {
        parts.put(request.path(), new Part(digest(body), body.length));
        request.response().putHeader("Location", request.path());
        return 202;
    }

    private int whole(HttpServerRequest request) {
        Part part = parts.get(request.path());
        if (part == null || !part.digest().equals(request.getParam("digest"))) {
            return 400;
        }
        blobs.put(part.digest(), part.size());
        return 201;
    }

    private int manifest(HttpServerRequest request, byte[] body) {
        manifests.put(request.path(), body);
        types.put(request.path(), String.valueOf(request.getHeader("Content-Type")));
        request.response().putHeader("Docker-Content-Digest", digest(body));
        return 201;
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
