package io.ametrine.gateway;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.tracing.Step;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks modules, in the name of a caller, with a signature that says so. */
final class ModuleClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<OwningModule, URI> modules;
    private final SignedRequests signed;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    ModuleClient(Map<OwningModule, URI> modules, SignedRequests signed) {
        this.modules = new EnumMap<>(modules);
        this.signed = signed;
    }

    /** What a module answered. */
    record Reply(int status, Map<String, String> headers, byte[] body) {}

    /** What to ask; the target is path and query, percent-encoded. */
    record Question(String method, String target, Map<String, String> headers, byte[] body) {
        static Question get(String target) {
            return new Question("GET", target, Map.of(), new byte[0]);
        }
    }

    Reply get(OwningModule module, Caller caller, String target) {
        return ask(module, caller, Question.get(target));
    }

    Reply ask(OwningModule module, Caller caller, Question question) {
        HttpRequest.Builder request = request(module, question);
        signed.sign(question.method(), question.target(), caller).forEach(request::setHeader);
        try (Step step = Step.current().child("ask " + module.id(), SpanKind.CLIENT)) {
            step.traceparent().ifPresent(value -> request.setHeader(Step.HEADER, value));
            return send(module, request.build());
        }
    }

    /** What a module tells everybody, such as its OpenAPI document. */
    Reply open(OwningModule module, String path) {
        return send(module, request(module, Question.get(path)).build());
    }

    private HttpRequest.Builder request(OwningModule module, Question question) {
        URI base = Optional.ofNullable(modules.get(module)).orElseThrow(() -> away(module));
        HttpRequest.Builder request = HttpRequest.newBuilder(address(base, question.target()))
                .timeout(PATIENCE)
                .method(
                        question.method(),
                        question.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(question.body()));
        question.headers().forEach(request::setHeader);
        return request;
    }

    private static URI address(URI base, String target) {
        try {
            return URI.create(base.getScheme() + "://" + base.getAuthority() + target);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("The path or query holds characters that must be percent-encoded.");
        }
    }

    private Reply send(OwningModule module, HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Reply(response.statusCode(), headers, response.body());
        } catch (IOException away) {
            throw away(module);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away(module);
        }
    }

    private static Problem away(OwningModule module) {
        return Problem.of(
                        503,
                        "module-away",
                        "A module is away",
                        "The module " + module.id() + " does not answer. Is it running, and is AMETRINE_"
                                + module.name() + "_URL right?")
                .with("module", module.id())
                .header("Retry-After", "2");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
