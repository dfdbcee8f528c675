package io.ametrine.platform.rest;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Server-Sent Events over one response: waits for each write, so a slow reader slows only its own follower. */
final class SseSink implements EventStream.Sink {
    private final HttpServerResponse response;
    private final Context context;
    private final AtomicBoolean open = new AtomicBoolean(true);

    SseSink(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
        context.runOnContext(_ -> response.closeHandler(_ -> open.set(false)));
    }

    @Override
    public boolean open() {
        return open.get() && !response.closed();
    }

    @Override
    public void event(String name, String id, byte[] json) throws InterruptedException {
        Buffer text = Buffer.buffer(json.length + 64);
        text.appendString("event: " + name + "\n");
        if (!id.isEmpty()) {
            text.appendString("id: " + id + "\n");
        }
        String data = new String(json, StandardCharsets.UTF_8).replace("\r", "").replace("\n", "\ndata: ");
        text.appendString("data: " + data + "\n\n");
        write(text);
    }

    @Override
    public void comment(String text) throws InterruptedException {
        write(Buffer.buffer(": " + text + "\n\n"));
    }

    private void write(Buffer text) throws InterruptedException {
        if (!open()) {
            throw new EventStream.Gone("the client left");
        }
        CompletableFuture<Void> written = new CompletableFuture<>();
        context.runOnContext(_ -> response.write(text).onComplete(done -> {
            if (done.succeeded()) {
                written.complete(null);
            } else {
                written.completeExceptionally(done.cause());
            }
        }));
        try {
            written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException gone) {
            open.set(false);
            throw new EventStream.Gone("the client does not read");
        }
    }
}
