package io.ametrine.ocpp.rpc;

import static io.ametrine.ocpp.v201.RegistrationStatus.ACCEPTED;
import static io.ametrine.ocpp.v201.RegistrationStatus.PENDING;
import static io.ametrine.ocpp.v201.RegistrationStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.GetBaseReportRequest;
import io.ametrine.ocpp.v201.MessageTrigger;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.ocpp.v201.ReportBase;
import io.ametrine.ocpp.v201.TriggerMessageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** B02.FR.02, B02.FR.09, B03.FR.07. */
class BootGateTest {
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, BOOT_NOTIFICATION, true",
        "ACCEPTED, TRANSACTION_EVENT, true",
        "PENDING, BOOT_NOTIFICATION, true",
        "PENDING, TRANSACTION_EVENT, false",
        "PENDING, HEARTBEAT, false",
        "PENDING, NOTIFY_REPORT, false",
        "REJECTED, BOOT_NOTIFICATION, true",
        "REJECTED, HEARTBEAT, false",
        "REJECTED, STATUS_NOTIFICATION, false"
    })
    void registrationDecidesWhatMayPass(RegistrationStatus registration, Action action, boolean passes) {
        assertThat(BootGate.at(registration).refusal(action).isEmpty()).isEqualTo(passes);
    }

    @Test
    void refusalIsASecurityError() {
        assertThat(BootGate.at(PENDING).refusal(Action.HEARTBEAT).orElseThrow().code())
                .isEqualTo(ErrorCode.SECURITY_ERROR);
    }

    @Test
    void reportThatWasAskedForMayPass() {
        BootGate gate = BootGate.at(PENDING)
                .sent(GetBaseReportRequest.builder(1, ReportBase.FULL_INVENTORY).build());

        assertThat(gate.refusal(Action.NOTIFY_REPORT)).isEmpty();
        assertThat(gate.refusal(Action.STATUS_NOTIFICATION)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(MessageTrigger.class)
    void triggeredMessageMayPass(MessageTrigger trigger) {
        BootGate gate =
                BootGate.at(PENDING).sent(TriggerMessageRequest.builder(trigger).build());

        Action expected = Action.of(trigger.wireName()).orElse(Action.SIGN_CERTIFICATE);
        assertThat(gate.refusal(expected)).isEmpty();
    }

    @Test
    void commandThatIsJsonCountsToo() {
        BootGate gate = BootGate.at(PENDING)
                .sent(Action.TRIGGER_MESSAGE, RawJson.of("{\"requestedMessage\":\"StatusNotification\"}"))
                .sent(Action.GET_REPORT, RawJson.of("{\"requestId\":1}"))
                .sent(Action.SET_VARIABLES, RawJson.of("not read"));

        assertThat(gate.asked()).containsExactlyInAnyOrder(Action.STATUS_NOTIFICATION, Action.NOTIFY_REPORT);
    }

    @Test
    void newDecisionForgetsWhatWasAsked() {
        BootGate gate = BootGate.at(PENDING)
                .sent(TriggerMessageRequest.builder(MessageTrigger.HEARTBEAT).build())
                .decided(ACCEPTED)
                .decided(PENDING);

        assertThat(gate.refusal(Action.HEARTBEAT)).isPresent();
    }

    @Test
    void rejectedStationIsAskedNothing() {
        BootGate gate = BootGate.at(REJECTED)
                .sent(TriggerMessageRequest.builder(MessageTrigger.HEARTBEAT).build());

        assertThat(gate.maySendCommands()).isFalse();
        assertThat(gate.refusal(Action.HEARTBEAT)).isPresent();
        assertThat(BootGate.at(PENDING).maySendCommands()).isTrue();
    }
}
