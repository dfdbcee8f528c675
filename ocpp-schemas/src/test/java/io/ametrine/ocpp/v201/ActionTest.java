package io.ametrine.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActionTest {
    @Test
    void allMessagesAreThere() {
        assertThat(Action.values()).hasSize(64);
        assertThat(Action.fromStation()).hasSize(25).contains(Action.BOOT_NOTIFICATION, Action.DATA_TRANSFER);
        assertThat(Action.toStation()).hasSize(40).contains(Action.RESET, Action.DATA_TRANSFER);
    }

    @Test
    void namesOnTheWireAreFound() {
        assertThat(Action.of("Get15118EVCertificate")).contains(Action.GET15118_EV_CERTIFICATE);
        assertThat(Action.of("NotifyEVChargingNeeds")).contains(Action.NOTIFY_EV_CHARGING_NEEDS);
        assertThat(Action.of("bootNotification")).isEmpty();
    }

    @Test
    void moduleFollowsFromTheBlock() {
        assertThat(Action.STATUS_NOTIFICATION.module()).isEqualTo(OwningModule.MONITORING);
        assertThat(Action.SET_CHARGING_PROFILE.module().id()).isEqualTo("smart-charging");
        assertThat(Action.TRIGGER_MESSAGE.block()).isEqualTo(Block.F);
    }
}
