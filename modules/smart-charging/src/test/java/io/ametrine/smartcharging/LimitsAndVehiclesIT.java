package io.ametrine.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.ChargingLimit;
import io.ametrine.ocpp.v201.ChargingLimitSource;
import io.ametrine.ocpp.v201.ChargingNeeds;
import io.ametrine.ocpp.v201.ChargingRateUnit;
import io.ametrine.ocpp.v201.ChargingSchedule;
import io.ametrine.ocpp.v201.ChargingSchedulePeriod;
import io.ametrine.ocpp.v201.ClearedChargingLimitRequest;
import io.ametrine.ocpp.v201.EnergyTransferMode;
import io.ametrine.ocpp.v201.GenericStatus;
import io.ametrine.ocpp.v201.NotifyChargingLimitRequest;
import io.ametrine.ocpp.v201.NotifyEVChargingNeedsRequest;
import io.ametrine.ocpp.v201.NotifyEVChargingNeedsResponse;
import io.ametrine.ocpp.v201.NotifyEVChargingNeedsStatus;
import io.ametrine.ocpp.v201.NotifyEVChargingScheduleRequest;
import io.ametrine.ocpp.v201.NotifyEVChargingScheduleResponse;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.runtime.Reply.Answer.Response;
import io.ametrine.platform.runtime.Station;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimitsAndVehiclesIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static StoreWorkbench bench;

    private final StationKey key = new StationKey("tenant-a", "CS-" + UUID.randomUUID());
    private final LimitStore limits = new PostgresLimitStore();
    private final VehicleStore vehicles = new PostgresVehicleStore();

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("smart_charging");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void aLimitHoldsUntilItsSourceReleasesIt() {
        imposed(0, Optional.of(1), true);
        imposed(0, Optional.empty(), false);

        released(5, Optional.of(1));

        assertThat(limits()).extracting(SmartChargingViews.Limit::evseId).containsExactly(0, 1);
        assertThat(limits())
                .extracting(SmartChargingViews.Limit::clearedAt)
                .containsExactly(Optional.empty(), Optional.of(NOON.plusSeconds(5)));
        assertThat(limits().getLast().gridCritical()).isTrue();
    }

    @Test
    void aReleaseWithoutAnEvseReleasesAllLimitsOfTheSource() {
        imposed(0, Optional.of(1), true);
        imposed(0, Optional.of(2), true);

        released(5, Optional.empty());

        assertThat(limits()).allMatch(limit -> limit.clearedAt().isPresent());
    }

    @Test
    void aLateNotificationDoesNotBringBackWhatWasReleased() {
        imposed(3, Optional.of(1), true);
        released(5, Optional.of(1));

        imposed(3, Optional.of(1), true);

        assertThat(limits().getFirst().clearedAt()).isPresent();
    }

    @Test
    void aVehiclesNeedsAreStoredAndTheStationIsToldThatNobodyMakesASchedule() {
        NotifyEVChargingNeedsRequest needs = NotifyEVChargingNeedsRequest.builder(
                        ChargingNeeds.builder(EnergyTransferMode.DC).build(), 1)
                .build();
        bench.batch(() -> assertThat(new NotifyEVChargingNeedsHandler(vehicles)
                        .handle(at(0), needs)
                        .answer())
                .isInstanceOfSatisfying(
                        Response.class,
                        answer -> assertThat(((NotifyEVChargingNeedsResponse) answer.response()).status())
                                .isEqualTo(NotifyEVChargingNeedsStatus.REJECTED)));

        assertThat(new SmartChargingResource(bench.transactor()).needs(StoreWorkbench.admin("tenant-a"), key.station()))
                .singleElement()
                .satisfies(stored -> assertThat(stored.chargingNeeds()
                                .path("requestedEnergyTransfer")
                                .asText())
                        .isEqualTo("DC"));
    }

    @Test
    void aRepeatedScheduleIsStoredOnceAndAcknowledged() {
        NotifyEVChargingScheduleRequest plan =
                NotifyEVChargingScheduleRequest.builder(NOON, schedule(), 1).build();
        NotifyEVChargingScheduleHandler handler = new NotifyEVChargingScheduleHandler(vehicles);

        bench.batch(() -> {
            handler.handle(at(0), plan);
            assertThat(handler.handle(at(1), plan).answer())
                    .isInstanceOfSatisfying(
                            Response.class,
                            answer -> assertThat(((NotifyEVChargingScheduleResponse) answer.response()).status())
                                    .isEqualTo(GenericStatus.ACCEPTED));
        });

        assertThat(new SmartChargingResource(bench.transactor())
                        .schedules(
                                StoreWorkbench.admin("tenant-a"),
                                key.station(),
                                Optional.empty(),
                                new Limit(50),
                                Optional.empty())
                        .items())
                .hasSize(1);
    }

    private void imposed(int second, Optional<Integer> evse, boolean critical) {
        NotifyChargingLimitRequest.Builder request = NotifyChargingLimitRequest.builder(
                        ChargingLimit.builder(ChargingLimitSource.SO)
                                .isGridCritical(critical)
                                .build())
                .chargingSchedule(List.of(schedule()));
        evse.ifPresent(request::evseId);
        bench.batch(() -> new NotifyChargingLimitHandler(limits).handle(at(second), request.build()));
    }

    private void released(int second, Optional<Integer> evse) {
        ClearedChargingLimitRequest.Builder request = ClearedChargingLimitRequest.builder(ChargingLimitSource.SO);
        evse.ifPresent(request::evseId);
        bench.batch(() -> new ClearedChargingLimitHandler(limits).handle(at(second), request.build()));
    }

    private static ChargingSchedule schedule() {
        return ChargingSchedule.builder(
                        1,
                        ChargingRateUnit.W,
                        List.of(ChargingSchedulePeriod.builder(0, BigDecimal.TEN)
                                .build()))
                .build();
    }

    private Station at(int second) {
        return new Station(key, NOON.plusSeconds(second));
    }

    private List<SmartChargingViews.Limit> limits() {
        return new SmartChargingResource(bench.transactor()).limits(StoreWorkbench.admin("tenant-a"), key.station());
    }
}
