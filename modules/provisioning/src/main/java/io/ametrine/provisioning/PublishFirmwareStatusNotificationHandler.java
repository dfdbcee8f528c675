package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.PublishFirmwareStatusNotificationRequest;
import io.ametrine.ocpp.v201.PublishFirmwareStatusNotificationResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.FirmwareStore.FirmwareProgress;
import io.ametrine.provisioning.FirmwareStore.Kind;
import java.util.List;

/** Keeps the progress of firmware that a local controller publishes to its stations (L03). */
final class PublishFirmwareStatusNotificationHandler {
    private final FirmwareStore firmware;

    PublishFirmwareStatusNotificationHandler(FirmwareStore firmware) {
        this.firmware = firmware;
    }

    @OcppHandler(Action.PUBLISH_FIRMWARE_STATUS_NOTIFICATION)
    Reply<PublishFirmwareStatusNotificationResponse> handle(
            Station station, PublishFirmwareStatusNotificationRequest request) {
        firmware.record(new FirmwareProgress(
                station.key(),
                station.receivedAt(),
                Kind.PUBLISH,
                request.status().wireName(),
                request.requestId(),
                request.location().orElse(List.of())));
        return Reply.with(PublishFirmwareStatusNotificationResponse.builder().build());
    }
}
