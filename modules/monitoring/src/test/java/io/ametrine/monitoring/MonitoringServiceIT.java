package io.ametrine.monitoring;

import static io.ametrine.platform.runtime.ServiceProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.monitoring.trace.TraceConfig;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.ConnectorStatus;
import io.ametrine.ocpp.v201.StatusNotificationRequest;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.envelope.TraceEntry;
import io.ametrine.platform.envelope.TraceEntry.Origin;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.runtime.ServiceProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MonitoringServiceIT {
    private static final Caller READER = new Caller("default", "test", Set.of(Role.READER));
    private static ServiceProbe probe;
    private static MonitoringService service;

    private final StationKey station = new StationKey("default", "CS-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        probe = new ServiceProbe();
        service = MonitoringService.start(new MonitoringConfig(
                probe.kafka(),
                probe.database(),
                probe.redis(),
                probe.http(),
                TracingConfig.OFF,
                ServiceProbe.SECRET,
                new TraceConfig(Duration.ofDays(14), 1L << 30)));
        soon().until(() -> get("/health/ready").startsWith("{\"status\":\"up\""));
    }

    @AfterAll
    static void stop() {
        service.close();
        probe.close();
    }

    @Test
    void aStatusNotificationIsAnsweredAfterItCanBeRead() {
        Result result = probe.call(
                station,
                StatusNotificationRequest.builder(Instant.now(), ConnectorStatus.OCCUPIED, 1, 2)
                        .build());

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Payload.class,
                        payload -> assertThat(payload.json()).asString().isEqualTo("{}"));
        assertThat(get("/api/v1/stations/" + station.station() + "/connectors"))
                .contains("\"evseId\":1,\"connectorId\":2,\"status\":\"Occupied\"");
    }

    @Test
    void theTraceAndTheConnectionsAreReadFromTheirTopics() {
        TraceEntry entry = new TraceEntry(
                Instant.now(),
                "fromStation",
                Optional.of("m1"),
                Optional.of("Heartbeat"),
                Optional.of("{}"),
                Optional.empty(),
                "ok",
                Optional.empty(),
                Optional.empty(),
                new Origin("node-1", Optional.empty(), Optional.of(7L), Optional.empty(), Optional.empty()),
                Optional.empty(),
                2);
        SessionEvent connected = new Connected(new UUID(0, 1), 7, "node-1", "ocpp2.0.1", 1, "192.0.2.1", Instant.now());
        publish(Topics.TRACE, OcppJson.write(entry));
        publish(Topics.SESSIONS, OcppJson.write(connected));

        soon().until(() -> get("/api/v1/stations/" + station.station() + "/trace?action=Heartbeat")
                .contains("\"station\":\"" + station.station() + "\""));
        soon().until(() -> get("/api/v1/stations/" + station.station() + "/connectivity")
                .contains("\"remoteAddress\":\"192.0.2.1\""));
    }

    @Test
    void aParameterThatCannotBeReadIsAProblem() {
        assertThat(get("/api/v1/stations/CS1/trace?from=yesterday")).contains("2026-01-31T12:00:00Z");
        assertThat(get("/api/v1/stations/CS1/trace?limit=0")).contains("\"status\":400");
        assertThat(get("/api/v1/stations/CS1/events?cursor=nonsense")).contains("\"status\":400");
    }

    private void publish(String topic, byte[] value) {
        probe.publish(Outgoing.keyed(topic, station.key(), new Headers(), value));
    }

    private static String get(String path) {
        return probe.get(service.port(), path, READER).body();
    }
}
