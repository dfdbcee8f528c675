package io.ametrine.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ChargingLimitSource;
import io.ametrine.ocpp.v201.ChargingProfile;
import io.ametrine.ocpp.v201.ChargingProfileKind;
import io.ametrine.ocpp.v201.ChargingProfilePurpose;
import io.ametrine.ocpp.v201.ChargingProfileStatus;
import io.ametrine.ocpp.v201.ChargingRateUnit;
import io.ametrine.ocpp.v201.ChargingSchedule;
import io.ametrine.ocpp.v201.ChargingSchedulePeriod;
import io.ametrine.ocpp.v201.ClearChargingProfile;
import io.ametrine.ocpp.v201.ClearChargingProfileRequest;
import io.ametrine.ocpp.v201.ClearChargingProfileResponse;
import io.ametrine.ocpp.v201.ClearChargingProfileStatus;
import io.ametrine.ocpp.v201.ReportChargingProfilesRequest;
import io.ametrine.ocpp.v201.SetChargingProfileRequest;
import io.ametrine.ocpp.v201.SetChargingProfileResponse;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.Station;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProfileStoreIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PostgresProfileStore STORE = new PostgresProfileStore();
    private static StoreWorkbench bench;

    private final StationKey key = new StationKey("tenant-a", "CS-" + UUID.randomUUID());
    private final ProfileOutcomes outcomes = new ProfileOutcomes(STORE);

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("smart_charging", STORE);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void anAcceptedProfileIsHeldAndReplacedByItsSuccessorOfTheSameId() {
        set(0, 1, profile(7, 1, ChargingProfilePurpose.TX_DEFAULT_PROFILE), ChargingProfileStatus.ACCEPTED);
        set(1, 0, profile(7, 2, ChargingProfilePurpose.TX_DEFAULT_PROFILE), ChargingProfileStatus.ACCEPTED);

        assertThat(held()).singleElement().satisfies(held -> {
            assertThat(held.evseId()).isZero();
            assertThat(held.source()).isEqualTo("CSO");
            assertThat(held.chargingProfile().path("stackLevel").asInt()).isEqualTo(2);
        });
    }

    @Test
    void aRejectedOrUnansweredProfileIsNotHeld() {
        set(0, 1, profile(7, 1, ChargingProfilePurpose.TX_DEFAULT_PROFILE), ChargingProfileStatus.REJECTED);
        bench.batch(() -> outcomes.set(
                at(1),
                command(Action.SET_CHARGING_PROFILE),
                SetChargingProfileRequest.builder(1, profile(8, 1, ChargingProfilePurpose.TX_PROFILE))
                        .build(),
                new CommandResult.NoAnswer<>()));

        assertThat(held()).isEmpty();
    }

    @Test
    void reportedProfilesAreHeldOnceEachHoweverOftenTheyAreReported() {
        ChargingProfile external = profile(-1, 0, ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS);
        report(0, external, profile(2, 1, ChargingProfilePurpose.TX_PROFILE), external);
        report(0, external);

        assertThat(held()).extracting(SmartChargingViews.Profile::source).containsExactly("EMS", "EMS");
    }

    @Test
    void clearingByIdForgetsThatProfileOnly() {
        three();

        clear(5, ClearChargingProfileRequest.builder().chargingProfileId(2).build());

        assertThat(ids()).containsExactly(1, 3);
    }

    @Test
    void clearingByCriteriaForgetsWhatMeetsAllOfThem() {
        three();

        clear(
                5,
                ClearChargingProfileRequest.builder()
                        .chargingProfileCriteria(ClearChargingProfile.builder()
                                .chargingProfilePurpose(ChargingProfilePurpose.TX_DEFAULT_PROFILE)
                                .stackLevel(2)
                                .build())
                        .build());

        assertThat(ids()).containsExactly(1, 3);
    }

    @Test
    void clearingSparesLimitsFromElsewhereAndProfilesThatCameLater() {
        report(0, profile(-1, 0, ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS));
        set(9, 1, profile(4, 1, ChargingProfilePurpose.TX_PROFILE), ChargingProfileStatus.ACCEPTED);

        clear(
                5,
                ClearChargingProfileRequest.builder()
                        .chargingProfileCriteria(ClearChargingProfile.builder().build())
                        .build());

        assertThat(ids()).containsExactly(-1, 4);
    }

    @Test
    void setAndClearedInOneBatchIsGone() {
        bench.batch(() -> {
            STORE.put(new StationProfile(
                    at(0), 1, ChargingLimitSource.CSO, profile(1, 1, ChargingProfilePurpose.TX_PROFILE)));
            STORE.clear(
                    at(1),
                    ClearChargingProfileRequest.builder().chargingProfileId(1).build());
        });

        assertThat(ids()).isEmpty();
    }

    @Test
    void anotherTenantSeesNothing() {
        three();

        assertThat(heldBy("tenant-b")).isEmpty();
    }

    private void three() {
        set(0, 1, profile(1, 1, ChargingProfilePurpose.TX_DEFAULT_PROFILE), ChargingProfileStatus.ACCEPTED);
        set(1, 1, profile(2, 2, ChargingProfilePurpose.TX_DEFAULT_PROFILE), ChargingProfileStatus.ACCEPTED);
        set(2, 1, profile(3, 2, ChargingProfilePurpose.TX_PROFILE), ChargingProfileStatus.ACCEPTED);
    }

    private void set(int second, int evse, ChargingProfile profile, ChargingProfileStatus status) {
        bench.batch(() -> outcomes.set(
                at(second),
                command(Action.SET_CHARGING_PROFILE),
                SetChargingProfileRequest.builder(evse, profile).build(),
                new Answered<>(SetChargingProfileResponse.builder(status).build(), false)));
    }

    private void clear(int second, ClearChargingProfileRequest request) {
        bench.batch(() -> outcomes.clear(
                at(second),
                command(Action.CLEAR_CHARGING_PROFILE),
                request,
                new Answered<>(
                        ClearChargingProfileResponse.builder(ClearChargingProfileStatus.ACCEPTED)
                                .build(),
                        false)));
    }

    private void report(int second, ChargingProfile... profiles) {
        ReportChargingProfilesRequest request = ReportChargingProfilesRequest.builder(
                        1, ChargingLimitSource.EMS, Arrays.asList(profiles), 1)
                .build();
        bench.batch(() -> new ReportChargingProfilesHandler(STORE).handle(at(second), request));
    }

    private static ChargingProfile profile(int id, int stackLevel, ChargingProfilePurpose purpose) {
        ChargingSchedule schedule = ChargingSchedule.builder(
                        1,
                        ChargingRateUnit.A,
                        List.of(ChargingSchedulePeriod.builder(0, new BigDecimal("16.5"))
                                .build()))
                .build();
        return ChargingProfile.builder(id, stackLevel, purpose, ChargingProfileKind.RELATIVE, List.of(schedule))
                .build();
    }

    private static Command command(Action action) {
        return new Command("c1", action, "test", NOON);
    }

    private Station at(int second) {
        return new Station(key, NOON.plusSeconds(second));
    }

    private List<Integer> ids() {
        return held().stream()
                .map(held -> held.chargingProfile().path("id").asInt())
                .toList();
    }

    private List<SmartChargingViews.Profile> held() {
        return heldBy("tenant-a");
    }

    private List<SmartChargingViews.Profile> heldBy(String tenant) {
        return new SmartChargingResource(bench.transactor())
                .profiles(
                        StoreWorkbench.admin(tenant),
                        key.station(),
                        Optional.empty(),
                        Optional.empty(),
                        new Limit(50),
                        Optional.empty())
                .items();
    }
}
