package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A station on the JDK's WebSocket client: says what it is told to say and keeps what it hears. */
final class TestStation implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String id;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<WebSocket> socket;

    private TestStation(int port, String id, String password) {
        this.id = id;
        this.socket = CLIENT.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .subprotocols("ocpp2.0.1")
                .header("Authorization", basic(id, password))
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ocpp/" + id), this);
    }

    static TestStation connect(int port, String id, String password) {
        TestStation station = new TestStation(port, id, password);
        station.socket.join();
        return station;
    }

    static String basic(String user, String password) {
        String both = user + ':' + password;
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    String id() {
        return id;
    }

    TestStation send(String frame) {
        socket.join().sendText(frame, true).join();
        return this;
    }

    void sendBinary(byte[] bytes) {
        socket.join().sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void sendPart(String text, boolean last) {
        socket.join().sendText(text, last).join();
    }

    /** The next frame that the node sends. */
    String next() {
        try {
            String frame = received.poll(10, TimeUnit.SECONDS);
            assertThat(frame).as("a frame for " + id).isNotNull();
            return frame;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean hasHeardNothing() {
        return received.isEmpty();
    }

    /** Sends a call and waits for the next frame. */
    String call(String frame) {
        return send(frame).next();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(part.toString());
            part.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    void hangUp() {
        socket.join().abort();
        closed.complete(1006);
    }

    @Override
    public void close() {
        if (isOpen()) {
            socket.join().sendClose(1000, "").exceptionally(_ -> null).join();
        }
    }
}
