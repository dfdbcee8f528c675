package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.ocpp.v201.Action;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The test tool in a station's place: sends exactly the frames a test asks for, and holds every one it receives to its schema. */
final class Tool implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final PayloadValidator SCHEMAS = new PayloadValidator();

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger lastMessageId = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<WebSocket> socket;

    /** A request of the CSMS. */
    record Call(String messageId, String action, JsonNode payload) {}

    private Tool(String url, String user, String password) {
        socket = CLIENT.newWebSocketBuilder()
                .subprotocols("ocpp2.0.1")
                .connectTimeout(PATIENCE)
                .header("Authorization", "Basic " + base64(user + ":" + password))
                .buildAsync(URI.create(url), this);
    }

    static Tool connect(String url, String user, String password) {
        Tool tool = new Tool(url, user, password);
        assertThat(tool.socket.join().getSubprotocol()).isEqualTo("ocpp2.0.1");
        return tool;
    }

    /** The HTTP status of a refused upgrade. */
    static Optional<Integer> refusal(String url, String user, String password) {
        try (Tool tool = new Tool(url, user, password)) {
            tool.socket.join();
            return Optional.empty();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return Optional.of(refused.getResponse().statusCode());
            }
            throw e;
        }
    }

    /** What the CSMS answers, which must be a valid CALLRESULT. */
    JsonNode call(String action, JsonNode request) {
        JsonNode answer = answerTo(action, request);
        assertThat(answer.path(0).asInt())
                .as(action + " " + request + " → " + answer)
                .isEqualTo(3);
        JsonNode payload = answer.path(2);
        assertThat(SCHEMAS.response(Action.of(action).orElseThrow(), payload))
                .as(answer.toString())
                .isEmpty();
        return payload;
    }

    /** The code of the CALLERROR with which the CSMS answers. */
    String refusedCall(String action, JsonNode request) {
        JsonNode answer = answerTo(action, request);
        assertThat(answer.path(0).asInt()).as(answer.toString()).isEqualTo(4);
        return answer.path(2).asText();
    }

    private JsonNode answerTo(String action, JsonNode request) {
        String messageId = "tool-" + lastMessageId.incrementAndGet();
        send("[2,\"%s\",\"%s\",%s]".formatted(messageId, action, request));
        JsonNode answer = next(answers).orElseThrow(() -> new AssertionError("No answer to " + action));
        assertThat(answer.path(1).asText()).isEqualTo(messageId);
        return answer;
    }

    /** The next request of the CSMS, which must be a valid one of this action. */
    Call expectCall(String action) {
        Call call = next(calls).orElseThrow(() -> new AssertionError("The CSMS sent no " + action));
        assertThat(call.action()).as(call.toString()).isEqualTo(action);
        assertThat(SCHEMAS.request(Action.of(action).orElseThrow(), call.payload()))
                .as(call.toString())
                .isEmpty();
        return call;
    }

    void answer(Call call, JsonNode response) {
        send("[3,\"%s\",%s]".formatted(call.messageId(), response));
    }

    /** Lets time pass in which the CSMS has nothing to send. */
    void idle(Duration time) {
        try {
            assertThat(calls.poll(time.toMillis(), TimeUnit.MILLISECONDS)).isNull();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void send(String frame) {
        socket.join().sendText(frame, true).join();
    }

    private static <T> Optional<T> next(BlockingQueue<T> queue) {
        try {
            return Optional.ofNullable(queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError(e);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received(Json.of(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void received(JsonNode frame) {
        if (frame.path(0).asInt() == 2) {
            calls.add(new Call(frame.path(1).asText(), frame.path(2).asText(), frame.path(3)));
        } else {
            answers.add(frame);
        }
    }

    private static String base64(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        if (!socket.isCompletedExceptionally()) {
            socket.join().abort();
        }
    }
}
