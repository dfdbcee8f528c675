package io.ametrine.provisioning;

import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.BootNotificationRequest;
import io.ametrine.ocpp.v201.BootNotificationResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import java.time.Clock;
import java.util.Optional;

/** Answers a boot as the operator decided, and keeps what the station said of itself (B01, B02, B03). */
final class BootNotificationHandler {
    private final StationStore stations;
    private final BootStore boots;
    private final UnknownStationStore unknownStations;
    private final Clock clock;

    BootNotificationHandler(StationStore stations, BootStore boots, UnknownStationStore unknownStations, Clock clock) {
        this.stations = stations;
        this.boots = boots;
        this.unknownStations = unknownStations;
        this.clock = clock;
    }

    @OcppHandler(Action.BOOT_NOTIFICATION)
    Reply<BootNotificationResponse> handle(Station station, BootNotificationRequest request) {
        Optional<RegisteredStation> registered = stations.find(station.key());
        registered.ifPresent(known -> keepMake(station, known, StationMake.of(request)));
        BootDecision decision = registered.map(RegisteredStation::bootDecision).orElseGet(() -> unregistered(station));
        Boot boot = Boot.of(station, request, decision);
        boots.record(boot);
        return Reply.with(
                        BootNotificationResponse.builder(clock.instant(), decision.intervalSeconds(), decision.status())
                                .build())
                .telling(new Event("io.ametrine.station.booted", station.id(), station.receivedAt(), boot));
    }

    /** Nodes forgive known deviations of some makes; only news is told to them. */
    private void keepMake(Station station, RegisteredStation known, StationMake told) {
        if (!known.make().equals(Optional.of(told))) {
            stations.findForChange(station.key()).ifPresent(row -> {
                row.changeMake(told, clock.instant());
                stations.save(row);
            });
        }
    }

    private BootDecision unregistered(Station station) {
        unknownStations.note(UnknownStation.admitted(station));
        return BootDecision.UNREGISTERED;
    }
}
