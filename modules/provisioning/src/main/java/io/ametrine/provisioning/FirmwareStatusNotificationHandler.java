package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.FirmwareStatusNotificationRequest;
import io.ametrine.ocpp.v201.FirmwareStatusNotificationResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.FirmwareStore.FirmwareProgress;
import io.ametrine.provisioning.FirmwareStore.Kind;
import java.util.List;

/** Keeps the progress of a firmware update (L01, L02). */
final class FirmwareStatusNotificationHandler {
    private final FirmwareStore firmware;

    FirmwareStatusNotificationHandler(FirmwareStore firmware) {
        this.firmware = firmware;
    }

    @OcppHandler(Action.FIRMWARE_STATUS_NOTIFICATION)
    Reply<FirmwareStatusNotificationResponse> handle(Station station, FirmwareStatusNotificationRequest request) {
        FirmwareProgress progress = new FirmwareProgress(
                station.key(),
                station.receivedAt(),
                Kind.UPDATE,
                request.status().wireName(),
                request.requestId(),
                List.of());
        firmware.record(progress);
        return Reply.with(FirmwareStatusNotificationResponse.builder().build())
                .telling(new Event("io.ametrine.station.firmware-status", station.id(), station.receivedAt(), request));
    }
}
