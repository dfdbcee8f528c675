package io.ametrine.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** A CSMS of one process that accepts whatever its stations send and remembers it, with every violation of a schema. */
final class SmallCsms implements AutoCloseable {
    /** One CALL from a station. */
    record Received(String action, JsonObject payload) {}

    private record Asked(String action, Promise<JsonObject> answer) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private volatile Optional<ServerWebSocket> socket = Optional.empty();
    private volatile BiFunction<String, JsonObject, Optional<JsonObject>> answers = (_, _) -> Optional.empty();

    SmallCsms(Vertx vertx) {
        server = await(vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("ocpp2.0.1"))
                .webSocketHandler(this::connected)
                .listen(0, "127.0.0.1"));
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/ocpp");
    }

    List<Received> received() {
        return received;
    }

    List<JsonObject> received(String action) {
        return received.stream()
                .filter(call -> call.action().equals(action))
                .map(Received::payload)
                .toList();
    }

    List<String> violations() {
        return violations;
    }

    /** What to answer instead of the ordinary answer; no answer for an empty object. */
    void answering(BiFunction<String, JsonObject, Optional<JsonObject>> exceptions) {
        answers = exceptions;
    }

    JsonObject command(String action, JsonObject payload) {
        String id = "c" + lastId.incrementAndGet();
        Promise<JsonObject> answer = Promise.promise();
        asked.put(id, new Asked(action, answer));
        String frame = new JsonArray().add(2).add(id).add(action).add(payload).encode();
        socket.orElseThrow().writeTextMessage(frame);
        return await(answer.future());
    }

    void dropConnection() {
        socket.ifPresent(ServerWebSocket::close);
    }

    @Override
    public void close() {
        await(server.close());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void connected(ServerWebSocket opened) {
        socket = Optional.of(opened);
        opened.textMessageHandler(text -> frame(opened, new JsonArray(text)));
    }

    private void frame(ServerWebSocket from, JsonArray frame) {
        String id = frame.getString(1);
        switch (frame.getInteger(0)) {
            case 2 -> answer(from, id, frame.getString(2), frame.getJsonObject(3));
            case 3 -> {
                Asked question = Objects.requireNonNull(asked.get(id));
                violations.addAll(SchemaCheck.response(question.action(), frame.getJsonObject(2)));
                question.answer().complete(frame.getJsonObject(2));
            }
            default ->
                Objects.requireNonNull(asked.get(id))
                        .answer()
                        .fail(new CallError(frame.getString(2), frame.getString(3)));
        }
    }

    private void answer(ServerWebSocket to, String id, String action, JsonObject payload) {
        violations.addAll(SchemaCheck.request(action, payload));
        received.add(new Received(action, payload));
        JsonObject response = answers.apply(action, payload).orElseGet(() -> ordinary(action));
        if (response.containsKey("callError")) {
            to.writeTextMessage(new JsonArray()
                    .add(4)
                    .add(id)
                    .add(response.getString("callError"))
                    .add("")
                    .add(new JsonObject())
                    .encode());
        } else {
            to.writeTextMessage(new JsonArray().add(3).add(id).add(response).encode());
        }
    }

    private static JsonObject ordinary(String action) {
        return switch (action) {
            case "BootNotification" ->
                new JsonObject()
                        .put("status", "Accepted")
                        .put("interval", 300)
                        .put("currentTime", Instant.now().toString());
            case "Heartbeat" ->
                new JsonObject().put("currentTime", Instant.now().toString());
            case "Authorize" -> standing("Accepted");
            default -> new JsonObject();
        };
    }

    static JsonObject standing(String status) {
        return new JsonObject().put("idTokenInfo", new JsonObject().put("status", status));
    }
}
