package io.ametrine.simulator;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One virtual charging station: lives on one event loop, while its public methods may be called from any thread. */
public final class Station {
    private static final Duration BOOT_TIME = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Context context;
    private final StationOptions options;
    private final DeviceModel model;
    private final List<Evse> evses;
    private final ChargingProfiles profiles = new ChargingProfiles();
    private final OcppLink link;
    private final Registration registration;
    private final TransactionQueue queue;
    private final Connectors connectors;
    private final Charging charging;
    private final Map<String, Function<JsonObject, Reaction>> commands = new HashMap<>();
    private final Promise<Void> firstAccepted = Promise.promise();
    private final List<Runnable> onceAccepted = new ArrayList<>();
    private boolean resetOnceIdle;

    private Station(
            Vertx vertx, Context context, WebSocketClient client, StationOptions options, StationListener told) {
        this.vertx = vertx;
        this.context = context;
        this.options = options;
        model = new DeviceModel(options.id(), options.evses());
        evses = IntStream.rangeClosed(1, options.evses())
                .mapToObj(id -> new Evse(id, new Meter(options.speed(), Instant.now())))
                .toList();
        link = new OcppLink(vertx, client, options, told, new Side());
        registration = new Registration(vertx, link, model, this::resume);
        queue = new TransactionQueue(vertx, link, model, registration::isAccepted);
        connectors = new Connectors(link, model, evses);
        charging = new Charging(vertx, this, model, queue, profiles);
        for (CommandHandlers block : blocks()) {
            commands.putAll(block.byAction());
        }
    }

    /** A client for any number of stations. */
    public static WebSocketClient client(Vertx vertx) {
        return vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(1_000_000)
                .setMaxMessageSize(1 << 20)
                .setMaxFrameSize(1 << 20)
                .setTcpNoDelay(true)
                .setClosingTimeout(2));
    }

    /** Starts a station on an event loop of its own choice; it connects, and keeps connecting, until closed. */
    public static Future<Station> start(
            Vertx vertx, WebSocketClient client, StationOptions options, StationListener told) {
        Promise<Station> started = Promise.promise();
        Deployable deployable = context -> {
            Station station = new Station(vertx, context, client, options, told);
            station.link.open();
            started.complete(station);
            return Future.succeededFuture();
        };
        return vertx.deployVerticle(deployable).compose(_ -> started.future());
    }

    /** Succeeds once the CSMS has accepted the station for the first time. */
    public Future<Void> accepted() {
        return firstAccepted.future();
    }

    public Future<JsonObject> call(String action, JsonObject payload) {
        return onLoop(() -> link.calls().call(action, payload));
    }

    /** A CALL whose latency counts from `dueAt`, a {@link System#nanoTime}. */
    public Future<JsonObject> call(String action, JsonObject payload, long dueAt) {
        return onLoop(() -> link.calls().call(action, payload, dueAt));
    }

    /** Authorizes and starts charging; succeeds with the transaction id once the CSMS has the start. */
    public Future<String> startCharging(int evseId, IdToken token) {
        return onLoop(() -> charging.begin(evse(evseId).orElseThrow(), token));
    }

    /** Stops charging locally; succeeds once the CSMS has the end. */
    public Future<Void> stopCharging(int evseId) {
        return onLoop(() -> charging.end(evse(evseId).orElseThrow(), "StopAuthorized", "Local"));
    }

    public Future<Optional<String>> transactionOn(int evseId) {
        return onLoop(() ->
                Future.succeededFuture(evse(evseId).flatMap(Evse::transaction).map(Transaction::id)));
    }

    /** How many transaction events the CSMS has not answered yet. */
    public Future<Integer> pendingEvents() {
        return onLoop(() -> Future.succeededFuture(queue.size()));
    }

    /** Drops the connection, as a cut cable would, and stays away until {@link #goOnline}. */
    public Future<Void> goOffline() {
        return onLoop(link::close);
    }

    public Future<Void> goOnline() {
        return onLoop(() -> {
            link.open();
            return Future.succeededFuture();
        });
    }

    public Future<Void> close() {
        return onLoop(link::close);
    }

    public String id() {
        return options.id();
    }

    StationOptions options() {
        return options;
    }

    DeviceModel model() {
        return model;
    }

    List<Evse> evses() {
        return evses;
    }

    Optional<Evse> evse(int id) {
        return evses.stream().filter(evse -> evse.id() == id).findFirst();
    }

    Optional<Evse> evseOf(String transactionId) {
        return evses.stream()
                .filter(evse -> evse.transaction()
                        .filter(transaction -> transaction.id().equals(transactionId))
                        .isPresent())
                .findFirst();
    }

    ChargingProfiles profiles() {
        return profiles;
    }

    Registration registration() {
        return registration;
    }

    TransactionQueue queue() {
        return queue;
    }

    Connectors connectors() {
        return connectors;
    }

    Charging charging() {
        return charging;
    }

    /** A CALL nobody waits for; a failure is told to the listener only. */
    void send(String action, JsonObject payload) {
        link.calls().call(action, payload).onFailure(_ -> {});
    }

    /** Runs later in simulated time. */
    void later(Duration simulated, Runnable task) {
        vertx.setTimer(options.scaled(simulated).toMillis(), _ -> task.run());
    }

    /** Runs at an instant in real time. */
    void expire(Instant at, Runnable task) {
        long millis = Math.max(1, Duration.between(Instant.now(), at).toMillis());
        vertx.setTimer(millis, _ -> task.run());
    }

    void resetNow() {
        evses.stream()
                .filter(evse -> evse.transaction().isPresent())
                .forEach(evse -> charging.end(evse, "ResetCommand", "ImmediateReset"));
        restartOnceTold("RemoteReset", 20);
    }

    void resetOnceIdle() {
        resetOnceIdle = true;
    }

    void transactionEnded() {
        if (resetOnceIdle && evses.stream().allMatch(evse -> evse.transaction().isEmpty())) {
            resetOnceIdle = false;
            resetNow();
        }
    }

    /** Restarts when the CSMS has every transaction event, or after a while without. */
    void restartOnceTold(String bootReason, int patience) {
        if (!queue.isEmpty() && patience > 0) {
            vertx.setTimer(100, _ -> restartOnceTold(bootReason, patience - 1));
            return;
        }
        registration.restart(bootReason);
        link.close();
        later(BOOT_TIME, link::open);
    }

    /** Runs once, when the CSMS accepts the station the next time. */
    void onceAccepted(Runnable task) {
        onceAccepted.add(task);
    }

    private void resume() {
        connectors.tellChanges();
        queue.sendNext();
        List<Runnable> tasks = List.copyOf(onceAccepted);
        onceAccepted.clear();
        tasks.forEach(Runnable::run);
        firstAccepted.tryComplete();
    }

    private List<CommandHandlers> blocks() {
        return List.of(
                new DeviceModelCommands(this),
                new TransactionCommands(this),
                new AvailabilityCommands(this),
                new AuthorizationCommands(this),
                new SmartChargingCommands(this),
                new CertificateCommands(this),
                new FirmwareCommands(this),
                new MonitoringCommands(this),
                new DisplayCommands(this),
                new CustomerCommands(this));
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> task) {
        if (context.equals(Vertx.currentContext())) {
            return task.get();
        }
        Promise<T> result = Promise.promise();
        context.runOnContext(_ -> {
            try {
                task.get().onComplete(result);
            } catch (RuntimeException e) {
                result.fail(e);
            }
        });
        return result.future();
    }

    /** What the connection sees of the station. */
    private final class Side implements OcppLink.Peer {
        @Override
        public void connected() {
            registration.connected();
        }

        @Override
        public void disconnected() {
            registration.disconnected();
        }

        @Override
        public Reaction called(String action, JsonObject payload) {
            Function<JsonObject, Reaction> handler = commands.get(action);
            if (handler == null) {
                throw new CallError("NotImplemented", "unknown action");
            }
            return handler.apply(payload);
        }
    }
}
