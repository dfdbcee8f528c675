package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import io.ametrine.platform.rest.RestServer;
import io.ametrine.platform.rest.SignedRequests;
import io.ametrine.platform.tracing.Tracing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The gateway's server with a broker and a module of our own behind it, and a client with a key. */
final class RunningGateway implements AutoCloseable {
    static final String KEY = "operator-key";
    private static final SignedRequests SIGNED =
            SignedRequests.with(Secret.of("a secret of more than thirty-two characters"));

    final InMemoryKeys keys = new InMemoryKeys()
            .with(KEY, "acme", "operator")
            .with("reader-key", "acme", "reader")
            .with("admin-key", "acme", "admin")
            .with("other-key", "other", "operator");
    final InMemoryBroker broker = new InMemoryBroker();
    final FakeModule module = new FakeModule(SIGNED);
    final CommandInbox inbox = new CommandInbox(Tracing.OFF);
    final List<Consumer<Incoming>> tails = new CopyOnWriteArrayList<>();
    final TraceFeed trace = new TraceFeed(each -> {
        tails.add(each);
        return () -> tails.remove(each);
    });
    private final ModuleClient modules = new ModuleClient(addresses(), SIGNED);
    private final HttpClient client = HttpClient.newHttpClient();
    private final RestServer server;

    RunningGateway() {
        this(new RateLimit(1_000, 1_000, System::nanoTime), new RateLimit(1_000, 1_000, System::nanoTime));
    }

    RunningGateway(RateLimit perKey, RateLimit failures) {
        Metrics metrics = Metrics.forService("api-gateway");
        StationDirectory stations =
                station -> station.tenant().equals("acme") && station.station().startsWith("CS");
        server = GatewayServer.start(
                new HttpConfig("127.0.0.1", 0),
                new GatewayServer.Parts(
                        new ApiKeys(keys, perKey, failures, new CallerMeters(metrics)),
                        new CommandDesk(stations, new PayloadValidator()),
                        new Commands(broker, inbox, CommandRowReader.of(modules), Clock.systemUTC()),
                        modules,
                        trace,
                        new ApiDocument(modules, Clock.systemUTC()),
                        new Health(),
                        metrics));
    }

    /** Smart charging is away. */
    private Map<OwningModule, URI> addresses() {
        Map<OwningModule, URI> addresses = new EnumMap<>(OwningModule.class);
        for (OwningModule each : OwningModule.values()) {
            addresses.put(each, module.url());
        }
        addresses.put(OwningModule.SMART_CHARGING, URI.create("http://127.0.0.1:1"));
        return addresses;
    }

    /** From now on every command ends like this. */
    void commandsEnd(String state, Optional<String> responseJson, Optional<String> reason, boolean sent) {
        broker.onCommand(command -> report(command, state, responseJson, reason, sent));
    }

    void report(
            CommandRequested command,
            String state,
            Optional<String> responseJson,
            Optional<String> reason,
            boolean sent) {
        Optional<CommandReport.Fault> fault = state.equals("error")
                ? Optional.of(new CommandReport.Fault("NotSupported", "no such thing", Optional.empty()))
                : Optional.empty();
        CommandReport report = new CommandReport(
                command.commandId(),
                command.station().tenant(),
                command.station().station(),
                command.action().wireName(),
                state,
                responseJson.map(json -> OcppJson.read(json, JsonNode.class)),
                fault,
                reason,
                sent,
                false);
        inbox.receive(InMemoryBroker.incoming(report.toRecord()));
    }

    String url() {
        return server.url();
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).method(method, BodyPublishers.ofString(body)).header("X-API-Key", KEY);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return OcppJson.read(response.body(), JsonNode.class);
    }

    @Override
    public void close() {
        server.close();
        modules.close();
        module.close();
        client.close();
    }
}
