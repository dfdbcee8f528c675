package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.CS1;
import static io.ametrine.provisioning.Messages.NOW;
import static io.ametrine.provisioning.Messages.STATION;
import static io.ametrine.provisioning.Messages.boot;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.v201.BootNotificationResponse;
import io.ametrine.ocpp.v201.BootReason;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.Reply;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootNotificationHandlerTest {
    private final InMemoryStationStore stations = new InMemoryStationStore();
    private final List<Boot> boots = new ArrayList<>();
    private final List<UnknownStation> unknown = new ArrayList<>();
    private final BootNotificationHandler handler = new BootNotificationHandler(
            stations, boots::add, unknown::add, Clock.fixed(NOW.plusMillis(5), ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource(RegistrationStatus.class)
    @Requirement({"B01.FR.02", "B02.FR.01"})
    void bootIsAnsweredAsTheOperatorDecided(RegistrationStatus decided) {
        stations.register(CS1, settings(decided, 42));

        BootNotificationResponse response = response(handler.handle(STATION, boot(BootReason.POWER_UP)));

        assertThat(response.status()).isEqualTo(decided);
        assertThat(response.interval()).isEqualTo(42);
        assertThat(response.currentTime()).isEqualTo(NOW.plusMillis(5));
    }

    @Test
    void whatTheStationSaysOfItselfIsKept() {
        stations.register(CS1, StationSettings.defaults());

        handler.handle(STATION, boot(BootReason.WATCHDOG));

        assertThat(boots).singleElement().satisfies(boot -> {
            assertThat(boot.vendor()).isEqualTo("Vendor Y");
            assertThat(boot.model()).isEqualTo("Model X");
            assertThat(boot.serialNumber()).contains("SN-1");
            assertThat(boot.firmwareVersion()).contains("1.2.3");
            assertThat(boot.reason()).isEqualTo("Watchdog");
            assertThat(boot.status()).isEqualTo("Accepted");
        });
    }

    @Test
    void nodesAreToldOfItsMakeOnceAndAgainOnlyWhenThatChanged() {
        stations.register(CS1, StationSettings.defaults());
        long before = stations.find(CS1).orElseThrow().version();

        handler.handle(STATION, boot(BootReason.POWER_UP));
        handler.handle(STATION, boot(BootReason.WATCHDOG));

        RegisteredStation row = stations.find(CS1).orElseThrow();
        assertThat(row.version()).isEqualTo(before + 1);
        assertThat(row.directoryEntry().make()).contains(new StationMake("Vendor Y", "Model X", Optional.of("1.2.3")));
    }

    @Test
    void stationThatNobodyRegisteredWaitsForTheOperator() {
        BootNotificationResponse response = response(handler.handle(STATION, boot(BootReason.POWER_UP)));

        assertThat(response.status()).isEqualTo(RegistrationStatus.PENDING);
        assertThat(unknown).extracting(UnknownStation::station).containsExactly("CS1");
    }

    @Test
    void deletedStationIsUnknownAgain() {
        stations.register(CS1, StationSettings.defaults());
        stations.find(CS1).orElseThrow().delete(NOW);

        BootNotificationResponse response = response(handler.handle(STATION, boot(BootReason.POWER_UP)));

        assertThat(response.status()).isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void nothingIsSentThatNobodyAskedFor() {
        stations.register(CS1, StationSettings.defaults());

        Reply<BootNotificationResponse> reply = handler.handle(STATION, boot(BootReason.POWER_UP));

        assertThat(reply.followUps()).isEmpty();
        assertThat(reply.events()).extracting(Event::type).containsExactly("io.ametrine.station.booted");
    }

    private static StationSettings settings(RegistrationStatus registration, int interval) {
        return new StationSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(registration),
                Optional.empty(),
                Optional.empty(),
                Optional.of(interval));
    }

    static <T> T response(Reply<T> reply) {
        return switch (reply.answer()) {
            case Reply.Answer.Response<T>(T response) -> response;
            case Reply.Answer.Refusal<T> refusal -> throw new AssertionError(refusal.message());
            case Reply.Answer.Pending<T> _ -> throw new AssertionError("pending");
        };
    }
}
