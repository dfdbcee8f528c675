package io.ametrine.monitoring.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Disconnected;
import io.ametrine.platform.envelope.SessionEvent.Displaced;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionStoreIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PostgresConnectionStore STORE = new PostgresConnectionStore();
    private static StoreWorkbench bench;

    private final StationKey station = new StationKey("tenant-a", "CS-" + UUID.randomUUID());
    private final ConnectivityRecorder recorder = new ConnectivityRecorder(STORE);

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("monitoring", STORE);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void aSessionIsOneIntervalWhicheverNewsComesFirst() {
        tell(new Disconnected(new UUID(0, 1), 1, "node-1", "closed", NOON.plusSeconds(60)));
        tell(connected(1, NOON));
        tell(connected(2, NOON.plusSeconds(90)));

        assertThat(intervals()).extracting(ConnectivityInterval::epoch).containsExactly(2L, 1L);
        assertThat(intervals().getFirst().until()).isEmpty();
        assertThat(intervals().getLast().since()).contains(NOON);
        assertThat(intervals().getLast().until()).contains(NOON.plusSeconds(60));
        assertThat(intervals().getLast().reason()).contains("closed");
    }

    @Test
    void newsToldTwiceChangesNothingAndTheEarlierEndCounts() {
        tell(
                connected(1, NOON),
                new Displaced(new UUID(0, 1), 1, "node-1", NOON.plusSeconds(5)),
                connected(1, NOON),
                new Disconnected(new UUID(0, 1), 1, "node-1", "closed", NOON.plusSeconds(6)));
        List<ConnectivityInterval> before = intervals();

        tell(new Disconnected(new UUID(0, 1), 1, "node-1", "closed", NOON.plusSeconds(6)));

        assertThat(intervals()).isEqualTo(before).hasSize(1);
        assertThat(before.getFirst().reason()).contains("displaced");
    }

    private void tell(SessionEvent... events) {
        bench.batch(() -> List.of(events).forEach(event -> recorder.on(station, event)));
    }

    private List<ConnectivityInterval> intervals() {
        return new ConnectivityResource(bench.transactor())
                .list(StoreWorkbench.admin("tenant-a"), station.station(), new Limit(50), Optional.empty())
                .items();
    }

    private static Connected connected(long epoch, Instant at) {
        return new Connected(new UUID(0, epoch), epoch, "node-1", "ocpp2.0.1", 1, "192.0.2.1", at);
    }
}
