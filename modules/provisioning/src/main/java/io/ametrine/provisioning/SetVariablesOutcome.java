package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Attribute;
import io.ametrine.ocpp.v201.SetVariableData;
import io.ametrine.ocpp.v201.SetVariableResult;
import io.ametrine.ocpp.v201.SetVariablesRequest;
import io.ametrine.ocpp.v201.SetVariablesResponse;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.PasswordVerifier;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import java.time.Instant;
import java.util.Optional;

/** Takes the values that a station accepted into its device model (B05); a new password also into its credentials (A01). */
final class SetVariablesOutcome {
    private final DeviceModelStore deviceModel;
    private final StationStore stations;

    SetVariablesOutcome(DeviceModelStore deviceModel, StationStore stations) {
        this.deviceModel = deviceModel;
        this.stations = stations;
    }

    @OutcomeHandler(Action.SET_VARIABLES)
    void on(
            Station station,
            Command command,
            SetVariablesRequest request,
            CommandResult<SetVariablesResponse> outcome) {
        if (outcome instanceof Answered<SetVariablesResponse>(SetVariablesResponse response, boolean late)) {
            response.setVariableResult()
                    .forEach(result ->
                            asked(request, result).ifPresent(data -> store(station, result, data.attributeValue())));
        }
    }

    /** Results are matched by what they name: nothing obliges a station to keep the order. */
    private static Optional<SetVariableData> asked(SetVariablesRequest request, SetVariableResult result) {
        VariableKey key = VariableKey.of(result.component(), result.variable());
        Attribute type = result.attributeType().orElse(Attribute.ACTUAL);
        return request.setVariableData().stream()
                .filter(data ->
                        VariableKey.of(data.component(), data.variable()).equals(key))
                .filter(data -> data.attributeType().orElse(Attribute.ACTUAL) == type)
                .findFirst();
    }

    private void store(Station station, SetVariableResult result, String value) {
        VariableKey key = VariableKey.of(result.component(), result.variable());
        Attribute type = result.attributeType().orElse(Attribute.ACTUAL);
        StationKey id = station.key();
        Instant at = station.receivedAt();
        switch (result.attributeStatus()) {
            case ACCEPTED -> {
                if (key.isPassword()) {
                    changePassword(id, value, at);
                } else {
                    deviceModel.attribute(AttributeReport.written(id, key, type, value, at));
                }
            }
            case REBOOT_REQUIRED -> {
                if (!key.isPassword()) {
                    deviceModel.attribute(AttributeReport.afterReboot(id, key, type, value, at));
                }
            }
            case REJECTED, UNKNOWN_COMPONENT, UNKNOWN_VARIABLE, NOT_SUPPORTED_ATTRIBUTE_TYPE -> {}
        }
    }

    /** From now on the station logs in with it. */
    private void changePassword(StationKey station, String password, Instant at) {
        stations.findForChange(station).ifPresent(registered -> {
            registered.changeVerifier(PasswordVerifier.hash(Secret.of(password)), at);
            stations.save(registered);
        });
    }
}
