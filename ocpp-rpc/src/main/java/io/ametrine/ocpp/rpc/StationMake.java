package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.v201.BootNotificationRequest;
import io.ametrine.ocpp.v201.ChargingStation;
import java.util.Optional;

/** Who made a station, and what runs on it, as it told when it booted. */
public record StationMake(String vendor, String model, Optional<String> firmware) {
    public static StationMake of(BootNotificationRequest boot) {
        ChargingStation told = boot.chargingStation();
        return new StationMake(told.vendorName(), told.model(), told.firmwareVersion());
    }

    /** The same from a request that may not be valid; empty if it does not even say who made it. */
    public static Optional<StationMake> of(JsonNode boot) {
        JsonNode told = boot.path("chargingStation");
        return told.path("vendorName").isTextual()
                ? Optional.of(new StationMake(
                        told.path("vendorName").textValue(),
                        told.path("model").asText(""),
                        Optional.ofNullable(told.path("firmwareVersion").textValue())))
                : Optional.empty();
    }
}
