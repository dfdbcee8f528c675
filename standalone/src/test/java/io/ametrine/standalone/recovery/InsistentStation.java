package io.ametrine.standalone.recovery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A station that sends TransactionEvents of one transaction one after the other, and each again and again until it is acknowledged,
 * over as many connections as that takes.
 */
final class InsistentStation implements Runnable {
    static final String PASSWORD = "a-password-of-tests";

    private final HttpClient client;
    private final URI url;
    private final String id;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean running = true;

    InsistentStation(HttpClient client, String base, String id) {
        this.client = client;
        this.url = URI.create(base + "/" + id);
        this.id = id;
    }

    String id() {
        return id;
    }

    /** How many events the CSMS has acknowledged: those with seqNo 0 to this, without. */
    int acknowledged() {
        return acknowledged.get();
    }

    int connections() {
        return connections.get();
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        while (running) {
            try {
                Answers answers = new Answers();
                WebSocket socket = connect(answers);
                connections.incrementAndGet();
                talk(socket, answers);
                socket.abort();
            } catch (CompletionException | IOException _) {
                rest();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private WebSocket connect(Answers answers) {
        String credentials = Base64.getEncoder().encodeToString((id + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return client.newWebSocketBuilder()
                .header("Authorization", "Basic " + credentials)
                .subprotocols("ocpp2.0.1")
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(url, answers)
                .join();
    }

    private void talk(WebSocket socket, Answers answers) throws InterruptedException, IOException {
        while (running && !answers.closed) {
            int seqNo = acknowledged.get();
            socket.sendText("[2,\"" + seqNo + "\",\"TransactionEvent\"," + event(seqNo) + "]", true)
                    .join();
            String answer = answers.frames.poll(25, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("no answer");
            }
            if (answer.startsWith("[3,\"" + seqNo + "\"")) {
                acknowledged.incrementAndGet();
            } else if (answer.startsWith("[4")) {
                rest();
            }
        }
    }

    private static String event(int seqNo) {
        return """
                {"eventType":"%s","timestamp":"%s","triggerReason":"MeterValuePeriodic","seqNo":%d,
                 "transactionInfo":{"transactionId":"tx-1"},
                 "meterValue":[{"timestamp":"%2$s","sampledValue":[{"value":%3$d}]}]}
                """.formatted(seqNo == 0 ? "Started" : "Updated", Instant.now(), seqNo);
    }

    private static void rest() {
        try {
            Thread.sleep(200); // a station's own pause before it tries again, not a wait for a condition
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the CSMS sent, frame by frame. */
    private static final class Answers implements WebSocket.Listener {
        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private volatile boolean closed;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end();
        }

        private void end() {
            closed = true;
            frames.add("[closed]");
        }
    }
}
