package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Disconnected;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.StationKey;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every presence store answers for. */
interface PresenceStoreContract {
    /** One unit of work with the store, flushed and committed. */
    void inUnit(Consumer<PresenceStore> work);

    Optional<PresenceState> state(StationKey station);

    /** A station nobody used before. */
    default StationKey station() {
        return new StationKey("default", UUID.randomUUID().toString());
    }

    @Test
    default void connectedStationIsOnlineSinceThen() {
        StationKey station = station();

        inUnit(store -> store.change(connected(station, 1, 0)));

        PresenceState state = state(station).orElseThrow();
        assertThat(state.online()).isTrue();
        assertThat(state.onlineSince()).contains(NOW);
        assertThat(state.lastSeen()).contains(NOW);
    }

    @Test
    default void disconnectedStationKeepsWhenItCameAndLearnsWhenItWent() {
        StationKey station = station();

        inUnit(store -> store.change(connected(station, 1, 0)));
        inUnit(store -> store.change(disconnected(station, 1, 60)));

        PresenceState state = state(station).orElseThrow();
        assertThat(state.online()).isFalse();
        assertThat(state.onlineSince()).contains(NOW);
        assertThat(state.offlineSince()).contains(NOW.plusSeconds(60));
    }

    @Test
    default void bothInOneUnitComeToTheSame() {
        StationKey station = station();

        inUnit(store -> {
            store.change(connected(station, 1, 0));
            store.change(disconnected(station, 1, 60));
        });

        PresenceState state = state(station).orElseThrow();
        assertThat(state.online()).isFalse();
        assertThat(state.onlineSince()).contains(NOW);
        assertThat(state.offlineSince()).contains(NOW.plusSeconds(60));
    }

    @Test
    default void lateEndOfAnOldSessionLeavesTheNewOneAlone() {
        StationKey station = station();

        inUnit(store -> store.change(connected(station, 2, 10)));
        inUnit(store -> {
            store.change(disconnected(station, 1, 20));
            store.change(connected(station, 1, 0));
        });

        PresenceState state = state(station).orElseThrow();
        assertThat(state.online()).isTrue();
        assertThat(state.epoch()).isEqualTo(2);
        assertThat(state.onlineSince()).contains(NOW.plusSeconds(10));
    }

    @Test
    default void repeatedConnectDoesNotReviveAnEndedSession() {
        StationKey station = station();

        inUnit(store -> store.change(connected(station, 1, 0)));
        inUnit(store -> store.change(disconnected(station, 1, 60)));
        inUnit(store -> store.change(connected(station, 1, 0)));

        assertThat(state(station).orElseThrow().online()).isFalse();
    }

    @Test
    default void lastSeenOnlyMovesForward() {
        StationKey station = station();

        inUnit(store -> store.change(connected(station, 1, 0)));
        inUnit(store -> store.seen(station, NOW.plusSeconds(30)));
        inUnit(store -> store.seen(station, NOW.plusSeconds(20)));

        assertThat(state(station).orElseThrow().lastSeen()).contains(NOW.plusSeconds(30));
    }

    @Test
    default void strangersLeaveNothingBehind() {
        StationKey stranger = station();

        inUnit(store -> {
            store.seen(stranger, NOW);
            store.refused(stranger, refused());
        });

        assertThat(state(stranger)).isEmpty();
    }

    @Test
    default void refusalOfAKnownStationIsNoted() {
        StationKey station = station();

        inUnit(store -> store.change(connected(station, 1, 0)));
        inUnit(store -> store.refused(station, refused()));

        assertThat(state(station).orElseThrow().refusedReason()).contains("badCredentials");
    }

    private static Refused refused() {
        return new Refused("badCredentials", 401, "10.0.0.9", "node-1", NOW);
    }

    private static PresenceChange connected(StationKey station, long epoch, long second) {
        return PresenceChange.of(
                station,
                new Connected(
                        new UUID(0, epoch), epoch, "node-1", "ocpp2.0.1", 1, "10.0.0.1", NOW.plusSeconds(second)));
    }

    private static PresenceChange disconnected(StationKey station, long epoch, long second) {
        return PresenceChange.of(
                station, new Disconnected(new UUID(0, epoch), epoch, "node-1", "closed", NOW.plusSeconds(second)));
    }
}
