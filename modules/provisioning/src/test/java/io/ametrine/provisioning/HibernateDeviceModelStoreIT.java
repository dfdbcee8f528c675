package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.NOW;
import static io.ametrine.provisioning.Messages.component;
import static io.ametrine.provisioning.Messages.onEvse;
import static io.ametrine.provisioning.Messages.report;
import static io.ametrine.provisioning.Messages.reported;
import static io.ametrine.provisioning.Messages.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Attribute;
import io.ametrine.ocpp.v201.NotifyReportRequest;
import io.ametrine.platform.database.StatementCount;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.VariableView.AttributeView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HibernateDeviceModelStoreIT {
    private static final VariableQueries.Filter ALL =
            new VariableQueries.Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final HibernateDeviceModelStore store = new HibernateDeviceModelStore();
    private final HibernateClockStore clocks = new HibernateClockStore();
    private final List<BatchStore> stores = List.of(store, clocks);
    private final NotifyReportHandler handler = new NotifyReportHandler(store, clocks);
    private final StationKey station =
            new StationKey("default", UUID.randomUUID().toString());

    @Test
    void reportOfAHundredVariablesIsAHandfulOfStatements() {
        int statements = StatementCount.of(() -> receive(report(1, 0, false, variables(100))));

        assertThat(list(ALL, Optional.empty(), 1000).items()).hasSize(100);
        assertThat(statements)
                .as("begin, parts, variables, attributes, clock, commit")
                .isBetween(5, 7);
    }

    @Test
    void repeatedReportIsTheSameModel() {
        receive(report(1, 0, false, variables(20)));
        List<VariableView> once = list(ALL, Optional.empty(), 1000).items();

        receive(report(1, 0, false, variables(20)));

        assertThat(list(ALL, Optional.empty(), 1000).items()).isEqualTo(once);
    }

    @Test
    void evseInstanceAndAttributeTypeAreKeptApart() {
        receive(report(
                1,
                0,
                false,
                reported(component("EVSE"), "Power", "station"),
                reported(onEvse("EVSE", 1), "Power", "one"),
                reported(onEvse("EVSE", 2), "Power", "two")));
        VariableKey key = new VariableKey("EVSE", "", 1, VariableKey.NONE, "Power", "");
        write(AttributeReport.read(station, key, Attribute.TARGET, "target", NOW));

        assertThat(list(ALL, Optional.empty(), 1000).items()).hasSize(3);
        assertThat(attributes("EVSE", 1))
                .extracting(
                        attribute -> attribute.type() + "=" + attribute.value().orElse(""))
                .containsExactly("Actual=one", "Target=target");
    }

    @Test
    void characteristicsBelongToTheStation() {
        StationKey other = new StationKey("default", UUID.randomUUID().toString());
        receive(report(1, 0, false, reported(component("EVSE"), "Power", "1")));

        assertThat(list(other, ALL, Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void pendingValueLeavesThePresentOneAlone() {
        receive(report(1, 0, false, reported(component("Ctrlr"), "Interval", "60")));
        VariableKey key = new VariableKey("Ctrlr", "", VariableKey.NONE, VariableKey.NONE, "Interval", "");

        write(AttributeReport.afterReboot(station, key, Attribute.ACTUAL, "90", NOW));

        assertThat(list(ALL, Optional.empty(), 10).items().getFirst().attributes())
                .singleElement()
                .satisfies(attribute -> {
                    assertThat(attribute.value()).contains("60");
                    assertThat(attribute.pendingValue()).contains("90");
                    assertThat(attribute.mutability()).contains("ReadWrite");
                });
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        receive(report(1, 0, false, variables(25)));

        Page<VariableView> first = list(ALL, Optional.empty(), 10);
        Page<VariableView> second = list(ALL, first.next(), 10);
        Page<VariableView> third = list(ALL, second.next(), 10);

        assertThat(List.of(
                        first.items().size(),
                        second.items().size(),
                        third.items().size()))
                .containsExactly(10, 10, 5);
        assertThat(third.next()).isEmpty();
        assertThat(java.util.stream.Stream.of(first, second, third)
                        .flatMap(page -> page.items().stream())
                        .map(VariableView::place)
                        .distinct())
                .hasSize(25);
    }

    private void receive(NotifyReportRequest request) {
        ProvisioningDatabase.SCHEMA.inUnit(stores, () -> handler.handle(new Station(station, NOW), request));
    }

    private void write(AttributeReport report) {
        ProvisioningDatabase.SCHEMA.inUnit(stores, () -> {
            store.attribute(report);
            return true;
        });
    }

    private List<AttributeView> attributes(String component, int evse) {
        VariableQueries.Filter filter = new VariableQueries.Filter(
                Optional.of(component), Optional.empty(), Optional.of(evse), Optional.empty());
        return list(filter, Optional.empty(), 10).items().getFirst().attributes();
    }

    private Page<VariableView> list(VariableQueries.Filter filter, Optional<String> cursor, int limit) {
        return list(station, filter, cursor, limit);
    }

    private static Page<VariableView> list(
            StationKey station, VariableQueries.Filter filter, Optional<String> cursor, int limit) {
        return ProvisioningDatabase.SCHEMA.inUnit(
                List.of(),
                () -> new VariableQueries()
                        .list(
                                UnitOfWork.current().session(),
                                StationId.of(station),
                                filter,
                                cursor.map(Cursor::valueOf),
                                new Limit(limit)));
    }
}
