package io.ametrine.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Many stations in one process, each following the same scenario. */
public final class Fleet implements AutoCloseable {
    private final FleetOptions options;
    private final Scenario scenario;
    private final StationListener listener;
    private final Vertx vertx;
    private final WebSocketClient client;
    private final List<Station> stations = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;

    private Fleet(FleetOptions options, Scenario scenario, StationListener listener) {
        this.options = options;
        this.scenario = scenario;
        this.listener = listener;
        int loops = Math.min(options.stations(), Runtime.getRuntime().availableProcessors());
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setWorkerPoolSize(1));
        client = Station.client(vertx);
    }

    public static Fleet start(FleetOptions options, Scenario scenario, StationListener listener) {
        Fleet fleet = new Fleet(options, scenario, listener);
        fleet.connectFrom(1);
        return fleet;
    }

    public List<Station> stations() {
        return List.copyOf(stations);
    }

    /** No new messages; what was sent may still be answered. */
    public void stopDriving() {
        running = false;
    }

    /** Goes on after {@link #stopDriving}. */
    public void drive() {
        running = true;
        for (int i = 0; i < stations.size(); i++) {
            drive(stations.get(i), i + 1);
        }
    }

    @Override
    public void close() {
        stopDriving();
        Future<?> closed =
                Future.join(stations.stream().map(Station::close).toList()).eventually(vertx::close);
        try {
            closed.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
            vertx.close();
        }
    }

    private void connectFrom(int number) {
        int burst = Math.max(1, (int) (options.connectsPerSecond() / 20));
        for (int i = number; i < number + burst && i <= options.stations(); i++) {
            int current = i;
            Station.start(vertx, client, options.station(i), listener).onSuccess(station -> {
                stations.add(station);
                station.accepted().onSuccess(_ -> drive(station, current));
            });
        }
        if (number + burst <= options.stations() && running) {
            long millis = Math.max(1, (long) (burst * 1000 / options.connectsPerSecond()));
            vertx.setTimer(millis, _ -> connectFrom(number + burst));
        }
    }

    private void drive(Station station, int number) {
        Driver driver = new Driver(vertx, station, () -> running);
        switch (scenario) {
            case Scenario.Charge charge -> driver.charge(charge);
            case Scenario.Load load ->
                driver.load(new SessionMessages(load.token(), load.updates()), pace(load.perSecond(), number));
            case Scenario.Heartbeats heartbeats -> driver.heartbeats(pace(heartbeats.perSecond(), number));
            case Scenario.Idle _ -> {}
        }
    }

    private Pace pace(double perSecond, int number) {
        return perSecond > 0 ? Pace.openLoop(vertx, perSecond, options.stations(), number) : Pace.closedLoop(vertx);
    }
}
