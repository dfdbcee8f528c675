package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.ocpp.v201.Variable;
import java.util.Optional;

/** A variable's place in a device model. An absent instance is "", an absent EVSE or connector is -1. */
record VariableKey(
        String component, String componentInstance, int evse, int connector, String variable, String variableInstance) {
    static final int NONE = -1;

    static VariableKey of(Component component, Variable variable) {
        Optional<EVSE> evse = component.evse();
        return new VariableKey(
                component.name(),
                component.instance().orElse(""),
                evse.map(EVSE::id).orElse(NONE),
                evse.flatMap(EVSE::connectorId).orElse(NONE),
                variable.name(),
                variable.instance().orElse(""));
    }

    /** The station's Basic password (A01): set, but never kept in the device model. */
    boolean isPassword() {
        return component.equalsIgnoreCase("SecurityCtrlr") && variable.equalsIgnoreCase("BasicAuthPassword");
    }

    boolean isClock() {
        return component.equalsIgnoreCase("ClockCtrlr") && variable.equalsIgnoreCase("DateTime");
    }
}
