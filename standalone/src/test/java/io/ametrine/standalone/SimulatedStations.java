package io.ametrine.standalone;

import io.ametrine.simulator.BackOff;
import io.ametrine.simulator.Station;
import io.ametrine.simulator.StationListener;
import io.ametrine.simulator.StationOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stations for a test, all closed with it. */
public final class SimulatedStations implements AutoCloseable {
    public static final String PASSWORD = "a-long-test-password";

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client = Station.client(vertx);

    /** A station that the CSMS has accepted. */
    public Station connect(String url, String id) {
        return connect(url, id, StationListener.SILENT);
    }

    Station connect(String url, String id, StationListener listener) {
        StationOptions options = StationOptions.of(URI.create(url), id)
                .withPassword(PASSWORD)
                .withSpeed(60)
                .withBackOff(new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1)));
        Station station = await(Station.start(vertx, client, options, listener));
        await(station.accepted());
        return station;
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
