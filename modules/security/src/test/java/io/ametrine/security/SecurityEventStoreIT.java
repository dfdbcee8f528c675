package io.ametrine.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.v201.SecurityEventNotificationRequest;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.runtime.Station;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecurityEventStoreIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PostgresSecurityEventStore STORE = new PostgresSecurityEventStore();
    private static StoreWorkbench bench;

    private final Station station = new Station(new StationKey("tenant-a", "CS-" + UUID.randomUUID()), NOON);

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("security", STORE);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    @Requirement("A04.FR.03")
    void eventsAreStoredOnceEachNewestFirst() {
        notify(event("StartupOfTheDevice", 0), event("TamperDetectionActivated", 5), event("StartupOfTheDevice", 0));
        notify(event("StartupOfTheDevice", 0));

        assertThat(events("tenant-a"))
                .extracting(SecurityEvent::type)
                .containsExactly("TamperDetectionActivated", "StartupOfTheDevice");
        assertThat(events("tenant-a").getFirst().techInfo()).isEmpty();
    }

    @Test
    void anotherTenantSeesNothing() {
        notify(event("StartupOfTheDevice", 0));

        assertThat(events("tenant-b")).isEmpty();
    }

    private void notify(SecurityEventNotificationRequest... requests) {
        SecurityEventNotificationHandler handler = new SecurityEventNotificationHandler(STORE);
        bench.batch(() -> List.of(requests).forEach(request -> handler.handle(station, request)));
    }

    private static SecurityEventNotificationRequest event(String type, int second) {
        return SecurityEventNotificationRequest.builder(type, NOON.plusSeconds(second))
                .build();
    }

    private List<SecurityEvent> events(String tenant) {
        return new SecurityEventResource(bench.transactor())
                .list(
                        StoreWorkbench.admin(tenant),
                        station.id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Limit(50),
                        Optional.empty())
                .items();
    }
}
