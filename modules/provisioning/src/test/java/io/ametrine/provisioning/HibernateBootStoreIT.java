package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.BootReason;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.StatementCount;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Station;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HibernateBootStoreIT {
    private final HibernateBootStore store = new HibernateBootStore();
    private final StationKey station =
            new StationKey("default", UUID.randomUUID().toString());

    @Test
    void everyBootIsHistoryAndTheLatestIsWhatTheStationSaysOfItself() {
        record(boot(station, 10, BootReason.WATCHDOG), boot(station, 0, BootReason.POWER_UP));

        assertThat(history()).containsExactly("PowerUp", "Watchdog");
        assertThat(identity()).containsExactly("Watchdog");
    }

    @Test
    void olderBootThatComesLateChangesHistoryOnly() {
        record(boot(station, 10, BootReason.WATCHDOG));
        record(boot(station, 0, BootReason.POWER_UP));

        assertThat(history()).containsExactly("PowerUp", "Watchdog");
        assertThat(identity()).containsExactly("Watchdog");
    }

    @Test
    void repeatedBootIsOneBoot() {
        record(boot(station, 0, BootReason.POWER_UP));
        record(boot(station, 0, BootReason.POWER_UP));

        assertThat(history()).containsExactly("PowerUp");
    }

    @Test
    void fiftyStationsBootInTwoStatements() {
        Boot[] boots = Stream.generate(
                        () -> new StationKey("default", UUID.randomUUID().toString()))
                .limit(50)
                .map(key -> boot(key, 0, BootReason.POWER_UP))
                .toArray(Boot[]::new);

        assertThat(StatementCount.of(() -> record(boots)))
                .as("begin, two inserts, commit")
                .isBetween(2, 4);
    }

    private void record(Boot... boots) {
        ProvisioningDatabase.SCHEMA.inUnit(List.of(store), () -> {
            Stream.of(boots).forEach(store::record);
            return true;
        });
    }

    private static Boot boot(StationKey key, int second, BootReason reason) {
        return Boot.of(new Station(key, NOW.plusSeconds(second)), Messages.boot(reason), BootDecision.UNREGISTERED);
    }

    private List<String> history() {
        return strings("select reason from boots where tenant = ? and station = ? order by received_at");
    }

    private List<String> identity() {
        return strings("select boot_reason from identities where tenant = ? and station = ?");
    }

    private List<String> strings(String sql) {
        return ProvisioningDatabase.SCHEMA.list(
                Select.of(sql, station.tenant(), station.station()), row -> row.getString(1));
    }
}
