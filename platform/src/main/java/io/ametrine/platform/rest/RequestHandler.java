package io.ametrine.platform.rest;

import io.ametrine.platform.observability.BoundedNames;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.tracing.Step;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** From a request's head to its answer: route, caller, role, body, endpoint, in this order, on a virtual thread. */
final class RequestHandler {
    private static final Logger log = LoggerFactory.getLogger("io.ametrine.requests");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int MOST_AT_ONCE = 4_096;
    private static final int LINGER_MILLIS = 200;

    private final RouteTable routes;
    private final Authenticator authenticator;
    private final Metrics metrics;
    private final Map<String, String> usualHeaders;
    private final int bodyLimit;
    private final boolean beginsTraces;
    private final OpenStreams streams = new OpenStreams();
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 0).factory());

    RequestHandler(
            RouteTable routes,
            Authenticator authenticator,
            Metrics metrics,
            Map<String, String> usualHeaders,
            int bodyLimit,
            boolean beginsTraces) {
        this.routes = routes;
        this.authenticator = authenticator;
        this.metrics = metrics;
        this.usualHeaders = usualHeaders;
        this.bodyLimit = bodyLimit;
        this.beginsTraces = beginsTraces;
    }

    /** On the event loop. */
    void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(request);
        if (room.tryAcquire()) {
            threads.execute(() -> {
                try {
                    exchange.run();
                } finally {
                    room.release();
                }
            });
        } else {
            threads.execute(() -> exchange.answer(Problem.unavailable("Too many requests are running. Try again.")));
        }
    }

    /** Closes a little later: a connection closed while the peer still writes loses the answer. */
    void refuseMalformed(HttpServerRequest request) {
        Vertx vertx = Vertx.currentContext().owner();
        HttpConnection connection = request.connection();
        Throwable cause = request.decoderResult().cause();
        Problem problem = cause instanceof TooLongHttpLineException
                ? Problem.of(414, "uri-too-long", "URI too long", "The path and query may have at most 8 KiB.")
                : cause instanceof TooLongHttpHeaderException
                        ? Problem.of(
                                431, "headers-too-large", "Headers too large", "At most 16 KiB of headers are read.")
                        : Problem.badRequest("This is not an HTTP request.");
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.CONTENT_TYPE)
                .putHeader("Connection", "close")
                .end(Buffer.buffer(RestJson.write(problem.answer("").body().orElseThrow())))
                .onComplete(_ -> vertx.setTimer(LINGER_MILLIS, _ -> connection.close()));
    }

    void drain() {
        room.drainPermits();
        streams.end();
    }

    void close() {
        threads.shutdownNow();
    }

    /** One request on its way. */
    private final class Exchange {
        private final HttpServerRequest request;
        private final RequestBody body;
        private final ResponseWriter writer;
        private final long began = System.nanoTime();
        private RequestHead head;
        private String template = "unknown";
        private String who = "-";
        private Step step = Step.NONE;
        private Step.Entered entered = step.enter();

        Exchange(HttpServerRequest request) {
            Context context = Vertx.currentContext();
            this.request = request;
            this.head = RequestHeads.plain(request);
            this.body = new RequestBody(request, context, bodyLimit);
            Map<String, String> headers = new TreeMap<>(usualHeaders);
            headers.put(RequestHeads.ID, head.id());
            this.writer = new ResponseWriter(
                    request.response(), context, head.method().equals("HEAD"), headers, streams);
        }

        void run() {
            MDC.put("request", head.id());
            try {
                Object result = serve();
                write(result instanceof Answer answer ? answer : present(result));
            } catch (Throwable thrown) {
                answer(Failures.problem(thrown, head));
            } finally {
                MDC.clear();
                entered.close();
                step.close();
            }
        }

        /** Health and metrics, which are asked for all the time, are open; they are not followed. */
        private Step follow(Endpoint endpoint) {
            if (endpoint.role().isEmpty()) {
                return Step.NONE;
            }
            String name = head.method() + ' ' + template;
            Optional<String> caller = head.header(Step.HEADER);
            return beginsTraces
                    ? metrics.tracing().resumeOrBegin(name, SpanKind.SERVER, caller)
                    : metrics.tracing().resume(name, SpanKind.SERVER, caller);
        }

        private Object serve() throws Throwable {
            head = RequestHeads.checked(head, request);
            RouteTable.Match match = routes.find(head.method(), head.path());
            Endpoint endpoint = match.endpoint();
            template = endpoint.template().text();
            step = follow(endpoint);
            entered = step.enter();
            Optional<Caller> caller = endpoint.role().map(this::admit);
            return endpoint.handler().handle(new Request(head, match.parameters(), caller, body.read()));
        }

        private Caller admit(Role needed) {
            Caller caller = authenticator.authenticate(head);
            who = caller.tenant() + "/" + caller.name();
            if (!caller.may(needed)) {
                throw Problem.forbidden(head.method() + " " + template + " needs the role " + needed.wireName() + ".");
            }
            return caller;
        }

        private static Answer present(Object result) {
            if (result instanceof Optional<?> optional) {
                return Answer.ok(optional.orElseThrow(() -> Problem.notFound("There is no such thing here.")));
            }
            return Answer.ok(result);
        }

        void answer(Problem problem) {
            try {
                write(problem.answer(head.path()));
            } catch (RuntimeException broken) {
                log.debug("answer not written id={} reason={}", head.id(), broken.toString());
            }
        }

        private void write(Answer answer) {
            body.discard();
            try {
                writer.write(answer);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } finally {
                record(answer.status());
            }
        }

        private void record(int status) {
            step.with("http.response.status_code", Integer.toString(status));
            if (status >= 500) {
                step.failed("HTTP " + status);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            metrics.timer(
                            "ametrine.http.requests",
                            "method",
                            METHODS.contains(head.method()) ? head.method() : BoundedNames.OTHER,
                            "path",
                            template,
                            "status",
                            Integer.toString(status))
                    .record(took);
            log.debug(
                    "request id={} method={} path={} status={} micros={} caller={} from={}",
                    head.id(),
                    head.method(),
                    head.path(),
                    status,
                    took.toNanos() / 1_000,
                    who,
                    head.remoteAddress());
        }
    }
}
