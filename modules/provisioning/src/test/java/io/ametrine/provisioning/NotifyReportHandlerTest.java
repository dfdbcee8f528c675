package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.NOW;
import static io.ametrine.provisioning.Messages.STATION;
import static io.ametrine.provisioning.Messages.component;
import static io.ametrine.provisioning.Messages.onEvse;
import static io.ametrine.provisioning.Messages.report;
import static io.ametrine.provisioning.Messages.reported;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.provisioning.ClockStore.ClockReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyReportHandlerTest {
    private final InMemoryDeviceModelStore deviceModel = new InMemoryDeviceModelStore();
    private final List<ClockReading> clocks = new ArrayList<>();
    private final NotifyReportHandler handler = new NotifyReportHandler(deviceModel, clocks::add);

    @Test
    void sameVariableOnTwoEvsesIsTwoVariables() {
        handler.handle(
                STATION,
                report(
                        1,
                        0,
                        false,
                        reported(onEvse("Connector", 1), "Available", "true"),
                        reported(onEvse("Connector", 2), "Available", "false")));

        assertThat(deviceModel.attributes.values())
                .extracting(attribute ->
                        attribute.key().evse() + "=" + attribute.value().orElse(""))
                .containsExactly("1=true", "2=false");
    }

    @Test
    void repeatedReportChangesNothing() {
        handler.handle(STATION, report(1, 0, true, reported(component("OCPPCommCtrlr"), "HeartbeatInterval", "60")));
        handler.handle(STATION, report(1, 0, true, reported(component("OCPPCommCtrlr"), "HeartbeatInterval", "60")));

        assertThat(deviceModel.variables).hasSize(1);
        assertThat(deviceModel.attributes).hasSize(1);
        assertThat(deviceModel.parts)
                .singleElement()
                .satisfies(part -> assertThat(part.last()).isFalse());
    }

    @Test
    void passwordIsNeverKept() {
        handler.handle(
                STATION,
                report(1, 0, false, reported(component("SecurityCtrlr"), "BasicAuthPassword", "secret-secret-1")));

        assertThat(deviceModel.value("BasicAuthPassword")).isEmpty();
    }

    @Test
    void clockSkewIsReadOffTheFirstPartOnly() {
        handler.handle(Messages.at(Messages.CS1, NOW.plusSeconds(90)), report(1, 0, true));
        handler.handle(Messages.at(Messages.CS1, NOW.plusSeconds(99)), report(1, 1, false));

        assertThat(clocks).extracting(ClockReading::skew).containsExactly(Duration.ofSeconds(-90));
    }
}
