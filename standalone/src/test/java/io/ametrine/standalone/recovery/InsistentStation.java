package io.ametrine.standalone.recovery;

import io.ametrine.standalone.SimulatedStations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A station that sends its deeds one after the other, and each again and again until it is acknowledged, over as many connections,
 * to one node or another, as that takes.
 */
final class InsistentStation implements Runnable {
    static final String PASSWORD = SimulatedStations.PASSWORD;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** In place of a close code: the connection broke, or the station itself gave it up. */
    static final int BROKEN = 0;

    private final HttpClient client;
    private final List<URI> nodes;
    private final String id;
    private final Deed deed;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Integer> ends = ConcurrentHashMap.newKeySet();
    private final Duration pace;
    private volatile URI node;
    private volatile boolean running = true;

    InsistentStation(HttpClient client, List<String> nodes, String id, Deed deed) {
        this(client, nodes, id, deed, Duration.ZERO);
    }

    /** One that rests between two deeds. */
    InsistentStation(HttpClient client, List<String> nodes, String id, Deed deed, Duration pace) {
        this.client = client;
        this.nodes = nodes.stream().map(node -> URI.create(node + "/" + id)).toList();
        this.node = this.nodes.getFirst();
        this.id = id;
        this.deed = deed;
        this.pace = pace;
    }

    Deed deed() {
        return deed;
    }

    String id() {
        return id;
    }

    /** How many deeds the CSMS has acknowledged: those from 0 to this, without. */
    int acknowledged() {
        return acknowledged.get();
    }

    int connections() {
        return connections.get();
    }

    /** With which codes its connections were closed. */
    Set<Integer> ends() {
        return Set.copyOf(ends);
    }

    /** Of the node it is connected to, or tries to. */
    int port() {
        return node.getPort();
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        for (int attempt = 0; running; attempt++) {
            node = nodes.get(attempt % nodes.size());
            try {
                Answers answers = new Answers();
                WebSocket socket = connect(node, answers);
                connections.incrementAndGet();
                talk(socket, answers);
                socket.abort();
            } catch (CompletionException _) {
                rest(); // not let in
            } catch (IOException _) {
                ends.add(BROKEN);
                rest();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private WebSocket connect(URI url, Answers answers) {
        String credentials = Base64.getEncoder().encodeToString((id + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return client.newWebSocketBuilder()
                .header("Authorization", "Basic " + credentials)
                .subprotocols("ocpp2.0.1")
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(url, answers)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void talk(WebSocket socket, Answers answers) throws InterruptedException, IOException {
        while (running && !answers.closed) {
            int number = acknowledged.get();
            String payload = deed.payload(number);
            socket.sendText("[2,\"%d\",\"%s\",%s]".formatted(number, deed.action, payload), true)
                    .join();
            String answer = answers.frames.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("no answer");
            }
            if (answer.startsWith("[3,\"" + number + "\"")) {
                acknowledged.incrementAndGet();
                Thread.sleep(pace);
            } else if (answer.startsWith("[4")) {
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(200); // a station's own pause before it tries again, not a wait for a condition
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the CSMS sent, frame by frame. */
    private final class Answers implements WebSocket.Listener {
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
            end(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end(BROKEN);
        }

        private void end(int code) {
            if (running) {
                ends.add(code);
            }
            closed = true;
            frames.add("[closed]");
        }
    }
}
