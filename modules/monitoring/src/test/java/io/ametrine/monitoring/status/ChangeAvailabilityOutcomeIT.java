package io.ametrine.monitoring.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ChangeAvailabilityRequest;
import io.ametrine.ocpp.v201.ChangeAvailabilityResponse;
import io.ametrine.ocpp.v201.ChangeAvailabilityStatus;
import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.ocpp.v201.OperationalStatus;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.Station;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChangeAvailabilityOutcomeIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static StoreWorkbench bench;

    private final Station station = new Station(new StationKey("tenant-a", "CS-" + UUID.randomUUID()), NOON);
    private final ChangeAvailabilityOutcome outcome = new ChangeAvailabilityOutcome(new PostgresAvailabilityStore());

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("monitoring");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void whatTheStationAcceptsOrSchedulesIsKept() {
        finished(0, wholeStation(OperationalStatus.INOPERATIVE), ChangeAvailabilityStatus.SCHEDULED);
        finished(1, evse(2, OperationalStatus.INOPERATIVE), ChangeAvailabilityStatus.ACCEPTED);

        assertThat(known()).extracting(Availability::evseId).containsExactly(0, 2);
        assertThat(known()).extracting(Availability::scheduled).containsExactly(true, false);
    }

    @Test
    void whatItRejectsOrNeverAnswersIsNot() {
        finished(0, wholeStation(OperationalStatus.INOPERATIVE), ChangeAvailabilityStatus.REJECTED);
        finished(1, wholeStation(OperationalStatus.INOPERATIVE), new CommandResult.NoAnswer<>());

        assertThat(known()).isEmpty();
    }

    @Test
    void anOlderCommandsLateOutcomeLeavesTheNewerOneStanding() {
        finished(5, evse(1, OperationalStatus.OPERATIVE), ChangeAvailabilityStatus.ACCEPTED);

        finished(1, evse(1, OperationalStatus.INOPERATIVE), ChangeAvailabilityStatus.ACCEPTED);

        assertThat(known()).extracting(Availability::operationalStatus).containsExactly("Operative");
    }

    private void finished(int second, ChangeAvailabilityRequest request, ChangeAvailabilityStatus status) {
        finished(
                second,
                request,
                new CommandResult.Answered<>(
                        ChangeAvailabilityResponse.builder(status).build(), false));
    }

    private void finished(
            int second, ChangeAvailabilityRequest request, CommandResult<ChangeAvailabilityResponse> result) {
        Command command = new Command("c" + second, Action.CHANGE_AVAILABILITY, "test", NOON.plusSeconds(second));
        bench.batch(() -> outcome.on(station, command, request, result));
    }

    private List<Availability> known() {
        return new AvailabilityResource(bench.transactor()).list(StoreWorkbench.admin("tenant-a"), station.id());
    }

    private static ChangeAvailabilityRequest wholeStation(OperationalStatus status) {
        return ChangeAvailabilityRequest.builder(status).build();
    }

    private static ChangeAvailabilityRequest evse(int id, OperationalStatus status) {
        return ChangeAvailabilityRequest.builder(status)
                .evse(EVSE.builder(id).build())
                .build();
    }
}
