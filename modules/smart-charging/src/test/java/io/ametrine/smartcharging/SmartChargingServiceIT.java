package io.ametrine.smartcharging;

import static io.ametrine.platform.runtime.ServiceProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ChargingLimit;
import io.ametrine.ocpp.v201.ChargingLimitSource;
import io.ametrine.ocpp.v201.ChargingProfileStatus;
import io.ametrine.ocpp.v201.NotifyChargingLimitRequest;
import io.ametrine.ocpp.v201.SetChargingProfileResponse;
import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.runtime.ServiceProbe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmartChargingServiceIT {
    private static final Caller READER = new Caller("default", "test", Set.of(Role.READER));
    private static ServiceProbe probe;
    private static SmartChargingService service;

    private final StationKey station = new StationKey("default", "CS-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        probe = new ServiceProbe();
        service = SmartChargingService.start(new SmartChargingConfig(
                probe.kafka(), probe.database(), probe.redis(), probe.http(), TracingConfig.OFF, ServiceProbe.SECRET));
        soon().until(() -> service.ready());
    }

    @AfterAll
    static void stop() {
        service.close();
        probe.close();
    }

    @Test
    void aLimitIsAnsweredAfterItCanBeRead() {
        probe.call(
                station,
                NotifyChargingLimitRequest.builder(
                                ChargingLimit.builder(ChargingLimitSource.SO).build())
                        .build());

        assertThat(get("/charging-limits")).contains("\"source\":\"SO\"");
    }

    @Test
    void whatAStationAcceptedCanBeRead() {
        String id = "smart-charging-" + UUID.randomUUID();
        Instant now = Instant.now();
        probe.send(new CommandRequested(
                station,
                id,
                Action.SET_CHARGING_PROFILE,
                """
                {"evseId":1,"chargingProfile":{"id":7,"stackLevel":1,"chargingProfilePurpose":"TxDefaultProfile",
                 "chargingProfileKind":"Relative","chargingSchedule":[{"id":1,"chargingRateUnit":"A",
                 "chargingSchedulePeriod":[{"startPeriod":0,"limit":16.0}]}]}}""".getBytes(StandardCharsets.UTF_8),
                now.plusSeconds(30),
                Optional.empty(),
                "test"));
        probe.send(new CommandFinished(
                station,
                id,
                Action.SET_CHARGING_PROFILE,
                new Outcome.Answered(OcppJson.write(SetChargingProfileResponse.builder(ChargingProfileStatus.ACCEPTED)
                        .build())),
                true,
                now));

        soon().until(() -> get("/charging-profiles").contains("\"limit\":16.0"));
    }

    private String get(String resource) {
        return probe.get(service.port(), "/api/v1/stations/" + station.station() + resource, READER)
                .body();
    }
}
