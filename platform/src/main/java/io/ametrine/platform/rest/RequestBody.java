package io.ametrine.platform.rest;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The body of one request: read only once somebody wants it, never more than the limit, thrown away otherwise. */
final class RequestBody {
    private static final int DISCARD_FACTOR = 8;
    private static final int PATIENCE_SECONDS = 30;

    private final HttpServerRequest request;
    private final Context context;
    private final int limit;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final Buffer collected = Buffer.buffer();
    private long received;

    /** Call on the event loop: the request stands still until {@link #read} or {@link #discard}. */
    RequestBody(HttpServerRequest request, Context context, int limit) {
        this.request = request;
        this.context = context;
        this.limit = limit;
        request.handler(this::collect);
        request.endHandler(_ -> whole.complete(collected.getBytes()));
        request.exceptionHandler(whole::completeExceptionally);
        request.pause();
    }

    byte[] read() throws InterruptedException {
        if (declaredLength() > limit) {
            throw tooLarge();
        }
        resume();
        try {
            return whole.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw Problem.of(408, "body-timeout", "Request timeout", "The body did not arrive within 30 seconds.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Problem problem
                    ? problem
                    : Problem.badRequest("The body broke off before its end.");
        }
    }

    /** Lets what is unread flow away, so that the connection can be used again. */
    void discard() {
        whole.complete(new byte[0]);
        resume();
    }

    private void resume() {
        context.runOnContext(_ -> {
            if (!request.isEnded()) {
                request.resume();
            }
        });
    }

    private void collect(Buffer part) {
        received += part.length();
        if (received > (long) limit * DISCARD_FACTOR) {
            request.connection().close();
        } else if (received > limit) {
            whole.completeExceptionally(tooLarge());
        } else if (!whole.isDone()) {
            collected.appendBuffer(part);
        }
    }

    private long declaredLength() {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                413, "too-large", "Content too large", "A body may have at most " + limit + " bytes. Send less.");
    }
}
