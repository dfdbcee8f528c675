package io.ametrine.monitoring.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.monitoring.status.Connection.Beginning;
import io.ametrine.monitoring.status.Connection.End;
import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Disconnected;
import io.ametrine.platform.envelope.SessionEvent.Displaced;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final StationKey STATION = new StationKey("default", "CS1");
    private static final UUID SESSION = new UUID(1, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Connection begun =
            Connection.of(STATION, new Connected(SESSION, 7, "node-1", "ocpp2.0.1", 1, "192.0.2.1", NOON));
    private final Connection displaced =
            Connection.of(STATION, new Displaced(SESSION, 7, "node-1", NOON.plusSeconds(30)));
    private final Connection ended =
            Connection.of(STATION, new Disconnected(SESSION, 7, "node-1", "closed", NOON.plusSeconds(31)));

    @Test
    void beginningAndEndMayComeInAnyOrder() {
        assertThat(begun.and(ended)).isEqualTo(ended.and(begun));
        assertThat(begun.and(ended).beginning()).contains(new Beginning(NOON, "ocpp2.0.1", "192.0.2.1"));
    }

    @Test
    void ofTwoEndsTheEarlierOneCounts() {
        assertThat(ended.and(begun).and(displaced).end()).contains(new End(NOON.plusSeconds(30), "displaced"));
        assertThat(displaced.and(ended).end()).contains(new End(NOON.plusSeconds(30), "displaced"));
    }

    @Test
    void theSameNewsTwiceIsTheSameNews() {
        assertThat(begun.and(begun)).isEqualTo(begun);
        assertThat(ended.and(ended)).isEqualTo(ended);
    }
}
