package io.ametrine.platform.rest;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** Writes one answer; everything touches the response on its own event loop. */
final class ResponseWriter {
    private final HttpServerResponse response;
    private final Context context;
    private final boolean headOnly;
    private final Map<String, String> usual;
    private final OpenStreams streams;

    ResponseWriter(
            HttpServerResponse response,
            Context context,
            boolean headOnly,
            Map<String, String> usual,
            OpenStreams streams) {
        this.response = response;
        this.context = context;
        this.headOnly = headOnly;
        this.usual = usual;
        this.streams = streams;
    }

    void write(Answer answer) throws InterruptedException {
        Object body = answer.body().orElse(new byte[0]);
        if (body instanceof EventStream stream && !headOnly) {
            stream(answer, stream);
            return;
        }
        byte[] bytes = bytes(body);
        boolean typed = answer.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
        context.runOnContext(_ -> {
            head(answer);
            if (!typed && bytes.length > 0) {
                response.putHeader("Content-Type", "application/json");
            }
            if (answer.status() != 204 && answer.status() != 304) {
                response.putHeader("Content-Length", Integer.toString(bytes.length));
            }
            if (headOnly) {
                response.end();
            } else {
                response.end(Buffer.buffer(bytes));
            }
        });
    }

    private static byte[] bytes(Object body) {
        return switch (body) {
            case byte[] raw -> raw;
            case EventStream _ -> new byte[0];
            default -> RestJson.write(body);
        };
    }

    private void stream(Answer answer, EventStream stream) throws InterruptedException {
        SseSink sink = new SseSink(response, context);
        context.runOnContext(_ -> {
            head(answer);
            response.putHeader("Content-Type", "text/event-stream");
            response.putHeader("Cache-Control", "no-store");
            response.putHeader("X-Accel-Buffering", "no");
            response.setChunked(true);
        });
        try {
            streams.write(stream, sink);
        } catch (EventStream.Gone _) {
            return;
        } finally {
            context.runOnContext(_ -> {
                if (!response.ended() && !response.closed()) {
                    response.end();
                }
            });
        }
    }

    private void head(Answer answer) {
        response.setStatusCode(answer.status());
        usual.forEach(response::putHeader);
        answer.headers().forEach(response::putHeader);
    }
}
