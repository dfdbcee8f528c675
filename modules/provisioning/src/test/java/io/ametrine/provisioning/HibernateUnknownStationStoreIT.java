package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.StationKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HibernateUnknownStationStoreIT {
    private final HibernateUnknownStationStore store = new HibernateUnknownStationStore();
    private final String tenant = UUID.randomUUID().toString();

    @Test
    void attemptsAreCountedOverUnitsOfWork() {
        note("CS1", 0, 2);
        note("CS1", 5, 1);

        assertThat(attempts("CS1")).containsExactly(3L);
    }

    @Test
    void fullListKeepsTheLatest() {
        ProvisioningDatabase.SCHEMA.inUnit(List.of(store), () -> {
            IntStream.range(0, UnknownStationStore.PER_TENANT + 5)
                    .forEach(number -> store.note(attempt("S" + number, number)));
            return true;
        });

        assertThat(attempts("S4")).isEmpty();
        assertThat(attempts("S5")).hasSize(1);
        assertThat(attempts("S" + (UnknownStationStore.PER_TENANT + 4))).hasSize(1);
    }

    private void note(String station, int second, int times) {
        ProvisioningDatabase.SCHEMA.inUnit(List.of(store), () -> {
            IntStream.range(0, times).forEach(_ -> store.note(attempt(station, second)));
            return true;
        });
    }

    private UnknownStation attempt(String station, int second) {
        return UnknownStation.refused(
                new StationKey(tenant, station),
                new Refused("unknownStation", 404, "10.0.0.9", "node-1", NOW.plusSeconds(second)));
    }

    private List<Long> attempts(String station) {
        return ProvisioningDatabase.SCHEMA.list(
                Select.of("select attempts from unknown_stations where tenant = ? and station = ?", tenant, station),
                row -> row.getLong(1));
    }
}
