package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.CS1;
import static io.ametrine.provisioning.Messages.NOW;
import static io.ametrine.provisioning.Messages.STATION;
import static io.ametrine.provisioning.Messages.component;
import static io.ametrine.provisioning.Messages.onEvse;
import static io.ametrine.provisioning.Messages.variable;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.GetVariableData;
import io.ametrine.ocpp.v201.GetVariableResult;
import io.ametrine.ocpp.v201.GetVariableStatus;
import io.ametrine.ocpp.v201.GetVariablesRequest;
import io.ametrine.ocpp.v201.GetVariablesResponse;
import io.ametrine.ocpp.v201.SetVariableData;
import io.ametrine.ocpp.v201.SetVariableResult;
import io.ametrine.ocpp.v201.SetVariableStatus;
import io.ametrine.ocpp.v201.SetVariablesRequest;
import io.ametrine.ocpp.v201.SetVariablesResponse;
import io.ametrine.platform.directory.PasswordVerifier;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.provisioning.ClockStore.ClockReading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableOutcomesTest {
    private static final Component CONTROLLER = component("OCPPCommCtrlr");
    private static final Component SECURITY = component("SecurityCtrlr");

    private final InMemoryDeviceModelStore deviceModel = new InMemoryDeviceModelStore();
    private final InMemoryStationStore stations = new InMemoryStationStore();
    private final List<ClockReading> clocks = new ArrayList<>();
    private final GetVariablesOutcome read = new GetVariablesOutcome(deviceModel, clocks::add);
    private final SetVariablesOutcome written = new SetVariablesOutcome(deviceModel, stations);

    @Test
    void valueThatTheStationAnswersIsKept() {
        got(result(CONTROLLER, "HeartbeatInterval", GetVariableStatus.ACCEPTED, "300"));

        assertThat(deviceModel.value("HeartbeatInterval")).contains("300");
    }

    @Test
    void valueThatItRefusesIsNot() {
        got(result(CONTROLLER, "HeartbeatInterval", GetVariableStatus.REJECTED, "300"));

        assertThat(deviceModel.attributes).isEmpty();
    }

    @Test
    void clockIsReadFromItsVariable() {
        got(result(component("ClockCtrlr"), "DateTime", GetVariableStatus.ACCEPTED, "2026-11-01T12:00:30Z"));
        got(result(component("ClockCtrlr"), "DateTime", GetVariableStatus.ACCEPTED, "half past four"));

        assertThat(clocks).extracting(ClockReading::skew).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void acceptedValueStandsAndOneForAfterTheRebootWaits() {
        set("60", CONTROLLER, "HeartbeatInterval", SetVariableStatus.ACCEPTED);
        set("90", CONTROLLER, "HeartbeatInterval", SetVariableStatus.REBOOT_REQUIRED);
        set("99", CONTROLLER, "HeartbeatInterval", SetVariableStatus.REJECTED);

        assertThat(deviceModel.value("HeartbeatInterval")).contains("60");
        assertThat(deviceModel.attribute("HeartbeatInterval").flatMap(AttributeReport::pending))
                .contains("90");
    }

    @Test
    void resultsAreMatchedByNameNotByOrder() {
        SetVariablesRequest request = SetVariablesRequest.builder(List.of(
                        SetVariableData.builder("one", onEvse("Connector", 1), variable("Label"))
                                .build(),
                        SetVariableData.builder("two", onEvse("Connector", 2), variable("Label"))
                                .build()))
                .build();
        SetVariablesResponse response = SetVariablesResponse.builder(List.of(
                        SetVariableResult.builder(SetVariableStatus.ACCEPTED, onEvse("Connector", 2), variable("Label"))
                                .build(),
                        SetVariableResult.builder(SetVariableStatus.REJECTED, onEvse("Connector", 1), variable("Label"))
                                .build()))
                .build();

        written.on(STATION, command(Action.SET_VARIABLES), request, new CommandResult.Answered<>(response, false));

        assertThat(deviceModel.attributes.values())
                .extracting(attribute ->
                        attribute.key().evse() + "=" + attribute.value().orElse(""))
                .containsExactly("2=two");
    }

    @Test
    void acceptedPasswordBecomesTheCredentialAndIsNotKeptAsAValue() {
        stations.register(CS1, StationSettings.defaults());

        set("a-new-password-of-20", SECURITY, "BasicAuthPassword", SetVariableStatus.ACCEPTED);

        String verifier =
                stations.find(CS1).orElseThrow().directoryEntry().verifier().orElseThrow();
        assertThat(PasswordVerifier.matches(verifier, "a-new-password-of-20".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(deviceModel.attributes).isEmpty();
        assertThat(stations.find(CS1).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void refusedPasswordChangesNothing() {
        stations.register(CS1, StationSettings.defaults());

        set("a-new-password-of-20", SECURITY, "BasicAuthPassword", SetVariableStatus.REJECTED);

        assertThat(stations.find(CS1).orElseThrow().hasPassword()).isFalse();
    }

    @Test
    void commandWithoutAnAnswerChangesNothing() {
        SetVariablesRequest request = request("60", CONTROLLER, "HeartbeatInterval");

        written.on(STATION, command(Action.SET_VARIABLES), request, new CommandResult.NoAnswer<>());
        written.on(STATION, command(Action.SET_VARIABLES), request, new CommandResult.NotSent<>("offline"));

        assertThat(deviceModel.attributes).isEmpty();
    }

    private void got(GetVariableResult result) {
        GetVariablesRequest request = GetVariablesRequest.builder(
                        List.of(GetVariableData.builder(result.component(), result.variable())
                                .build()))
                .build();
        GetVariablesResponse response =
                GetVariablesResponse.builder(List.of(result)).build();
        read.on(STATION, command(Action.GET_VARIABLES), request, new CommandResult.Answered<>(response, false));
    }

    private void set(String value, Component component, String name, SetVariableStatus status) {
        SetVariablesResponse response = SetVariablesResponse.builder(
                        List.of(SetVariableResult.builder(status, component, variable(name))
                                .build()))
                .build();
        written.on(
                STATION,
                command(Action.SET_VARIABLES),
                request(value, component, name),
                new CommandResult.Answered<>(response, false));
    }

    private static SetVariablesRequest request(String value, Component component, String name) {
        return SetVariablesRequest.builder(List.of(SetVariableData.builder(value, component, variable(name))
                        .build()))
                .build();
    }

    private static GetVariableResult result(Component component, String name, GetVariableStatus status, String value) {
        return GetVariableResult.builder(status, component, variable(name))
                .attributeValue(value)
                .build();
    }

    private static Command command(Action action) {
        return new Command("provisioning-1", action, "operator", NOW);
    }
}
