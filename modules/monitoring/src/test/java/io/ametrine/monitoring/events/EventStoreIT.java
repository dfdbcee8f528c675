package io.ametrine.monitoring.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.ocpp.v201.EventData;
import io.ametrine.ocpp.v201.EventNotification;
import io.ametrine.ocpp.v201.EventTrigger;
import io.ametrine.ocpp.v201.NotifyEventRequest;
import io.ametrine.ocpp.v201.Variable;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.runtime.Station;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventStoreIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PostgresEventStore STORE = new PostgresEventStore();
    private static StoreWorkbench bench;

    private final Station station = new Station(new StationKey("tenant-a", "CS-" + UUID.randomUUID()), NOON);
    private final NotifyEventHandler handler = new NotifyEventHandler(STORE);

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("monitoring", STORE);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    @Requirement("N07.FR.03")
    void allEventsOfAMessageAreStoredWithWhatTheySay() {
        notify(0, event(1, "ConnectorPlugRetentionLock", "Problem"), event(2, "Connector", "Available"));

        assertThat(events("tenant-a")).hasSize(2).first().satisfies(event -> {
            assertThat(event.eventId()).isEqualTo(2);
            assertThat(event.component().evseId()).contains(1);
            assertThat(event.techCode()).contains("E42");
            assertThat(event.cleared()).isEmpty();
        });
    }

    @Test
    void aRepeatedMessageChangesNothing() {
        notify(0, event(1, "Connector", "Available"), event(1, "Connector", "Available"));

        notify(0, event(1, "Connector", "Available"), event(1, "Connector", "Available"));

        assertThat(events("tenant-a")).hasSize(2);
    }

    @Test
    void aThousandEventsOfOneBatchAreStored() {
        bench.batch(() -> IntStream.range(0, 20)
                .forEach(message -> handler.handle(
                        station,
                        request(
                                message,
                                IntStream.range(0, 50)
                                        .mapToObj(index -> event(message * 50 + index, "Connector", "Available"))
                                        .toArray(EventData[]::new)))));

        assertThat(events("tenant-a")).hasSize(1_000);
    }

    @Test
    void anotherTenantSeesNothing() {
        notify(0, event(1, "Connector", "Available"));

        assertThat(events("tenant-b")).isEmpty();
    }

    private void notify(int seqNo, EventData... data) {
        bench.batch(() -> handler.handle(station, request(seqNo, data)));
    }

    private static NotifyEventRequest request(int seqNo, EventData... data) {
        return NotifyEventRequest.builder(NOON, seqNo, List.of(data)).build();
    }

    private static EventData event(int id, String component, String value) {
        return EventData.builder(
                        id,
                        NOON.plusSeconds(id),
                        EventTrigger.ALERTING,
                        value,
                        Component.builder(component)
                                .evse(EVSE.builder(1).build())
                                .build(),
                        EventNotification.HARD_WIRED_NOTIFICATION,
                        Variable.builder("Problem").build())
                .techCode("E42")
                .build();
    }

    private List<EventView> events(String tenant) {
        Caller caller = StoreWorkbench.admin(tenant);
        return new EventResource(bench.transactor())
                .list(
                        caller,
                        station.id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Limit(1_000),
                        Optional.empty())
                .items();
    }
}
