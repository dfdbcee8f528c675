package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Attribute;
import io.ametrine.ocpp.v201.GetVariableResult;
import io.ametrine.ocpp.v201.GetVariableStatus;
import io.ametrine.ocpp.v201.GetVariablesRequest;
import io.ametrine.ocpp.v201.GetVariablesResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.ClockStore.ClockReading;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Takes the values that a station was asked for into its device model (B06). */
final class GetVariablesOutcome {
    private final DeviceModelStore deviceModel;
    private final ClockStore clocks;

    GetVariablesOutcome(DeviceModelStore deviceModel, ClockStore clocks) {
        this.deviceModel = deviceModel;
        this.clocks = clocks;
    }

    @OutcomeHandler(Action.GET_VARIABLES)
    void on(
            Station station,
            Command command,
            GetVariablesRequest request,
            CommandResult<GetVariablesResponse> outcome) {
        if (outcome instanceof Answered<GetVariablesResponse>(GetVariablesResponse response, boolean late)) {
            response.getVariableResult().stream()
                    .filter(result -> result.attributeStatus() == GetVariableStatus.ACCEPTED)
                    .forEach(result -> store(station, result));
        }
    }

    private void store(Station station, GetVariableResult result) {
        VariableKey key = VariableKey.of(result.component(), result.variable());
        Attribute type = result.attributeType().orElse(Attribute.ACTUAL);
        if (key.isPassword()) {
            return;
        }
        String value = result.attributeValue().orElse("");
        deviceModel.attribute(AttributeReport.read(station.key(), key, type, value, station.receivedAt()));
        if (key.isClock() && type == Attribute.ACTUAL) {
            readClock(station, value);
        }
    }

    private void readClock(Station station, String value) {
        try {
            clocks.measured(ClockReading.of(station.key(), Instant.parse(value), station.receivedAt()));
        } catch (DateTimeParseException _) {
            // not a time: the value itself is in the device model for the operator to see
        }
    }
}
