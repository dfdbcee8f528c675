package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.CS1;
import static io.ametrine.provisioning.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Displaced;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.SessionEvent.Seen;
import io.ametrine.platform.envelope.StationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionLogTest {
    private final InMemoryPresenceStore presences = new InMemoryPresenceStore();
    private final List<UnknownStation> unknown = new ArrayList<>();
    private final ConnectionLog log = new ConnectionLog(presences, unknown::add);

    @Test
    void unknownStationIsListedForAdoption() {
        log.on(CS1, new Refused("unknownStation", 404, "10.0.0.9", "node-1", NOW));

        assertThat(unknown).singleElement().satisfies(attempt -> {
            assertThat(attempt.station()).isEqualTo("CS1");
            assertThat(attempt.remoteAddress()).isEqualTo("10.0.0.9");
        });
    }

    @Test
    void badCredentialsOfAStationAreNotAnUnknownStation() {
        log.on(CS1, new Refused("badCredentials", 401, "10.0.0.9", "node-1", NOW));

        assertThat(unknown).isEmpty();
    }

    @Test
    void oneSeenEventSpeaksOfManyStations() {
        StationKey cs2 = new StationKey("default", "CS2");
        log.on(CS1, connected());
        log.on(cs2, connected());

        log.on(
                new StationKey("default", "*"),
                new Seen(Map.of(CS1.key(), NOW.plusSeconds(5), cs2.key(), NOW.plusSeconds(7))));

        assertThat(presences.state(CS1).orElseThrow().lastSeen()).contains(NOW.plusSeconds(5));
        assertThat(presences.state(cs2).orElseThrow().lastSeen()).contains(NOW.plusSeconds(7));
    }

    @Test
    void displacementLeavesTheNewSessionOnline() {
        log.on(CS1, connected());

        log.on(CS1, new Displaced(new UUID(0, 1), 0, "node-2", NOW));

        assertThat(presences.state(CS1).orElseThrow().online()).isTrue();
    }

    @Test
    void attemptsOfOneIdentityAddUp() {
        UnknownStation first = UnknownStation.refused(CS1, new Refused("unknownStation", 404, "10.0.0.9", "n", NOW));
        UnknownStation later =
                UnknownStation.refused(CS1, new Refused("unknownStation", 404, "10.0.0.8", "n", NOW.plusSeconds(9)));

        UnknownStation both = later.plus(first);

        assertThat(both.attempts()).isEqualTo(2);
        assertThat(both.firstSeen()).isEqualTo(NOW);
        assertThat(both.lastSeen()).isEqualTo(NOW.plusSeconds(9));
        assertThat(both.remoteAddress()).isEqualTo("10.0.0.8");
    }

    private static Connected connected() {
        return new Connected(new UUID(0, 1), 1, "node-1", "ocpp2.0.1", 1, "10.0.0.1", NOW);
    }
}
