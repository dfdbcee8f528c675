package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.BootNotificationRequest;
import io.ametrine.ocpp.v201.ChargingStation;
import io.ametrine.ocpp.v201.Modem;
import io.ametrine.platform.runtime.Station;
import java.time.Instant;
import java.util.Optional;

/** One BootNotification and how it was answered. */
record Boot(
        String tenant,
        String station,
        Instant receivedAt,
        String reason,
        String status,
        int intervalSeconds,
        String vendor,
        String model,
        Optional<String> serialNumber,
        Optional<String> firmwareVersion,
        Optional<String> iccid,
        Optional<String> imsi) {

    static Boot of(Station station, BootNotificationRequest request, BootDecision decision) {
        ChargingStation told = request.chargingStation();
        return new Boot(
                station.tenant(),
                station.id(),
                station.receivedAt(),
                request.reason().wireName(),
                decision.status().wireName(),
                decision.intervalSeconds(),
                told.vendorName(),
                told.model(),
                told.serialNumber(),
                told.firmwareVersion(),
                told.modem().flatMap(Modem::iccid),
                told.modem().flatMap(Modem::imsi));
    }

    StationId id() {
        return new StationId(tenant, station);
    }
}
