package io.ametrine.central.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Meter;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionMetersTest {
    private final Metrics metrics = Metrics.forService("probe");
    private final NodeMetrics node = new NodeMetrics(metrics);

    @AfterEach
    void close() {
        metrics.close();
    }

    private SessionMeters session(String tenant) {
        return node.session(tenant, "ocpp2.0.1", 1);
    }

    /** The sum of all series with these labels. */
    private double value(String name, String... labels) {
        return StreamSupport.stream(
                        metrics.registry().find(name).tags(labels).meters().spliterator(), false)
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(measurement -> measurement.getValue())
                .sum();
    }

    @Test
    void aConnectionMovesToItsVendorOnceThatIsKnown() {
        SessionMeters session = session("acme");
        assertThat(value("ametrine.station.connections", "tenant", "acme", "vendor", "unknown"))
                .isEqualTo(1);

        session.madeBy("Vendor Y");
        assertThat(value("ametrine.station.connections", "vendor", "unknown")).isZero();
        assertThat(value("ametrine.station.connections", "vendor", "Vendor Y")).isEqualTo(1);

        session.closed(true, 1001);
        assertThat(value("ametrine.station.connections")).isZero();
        assertThat(value("ametrine.station.closed", "by", "station", "code", "1001"))
                .isEqualTo(1);
    }

    @Test
    void errorsAreTheVendors() {
        SessionMeters session = session("acme");
        session.madeBy("Vendor Y");

        session.errorSent(ErrorCode.FORMAT_VIOLATION);
        session.errorReceived(ErrorCode.NOT_SUPPORTED);

        assertThat(value("ametrine.station.errors", "direction", "toStation", "vendor", "Vendor Y"))
                .isEqualTo(1);
        assertThat(value("ametrine.station.errors", "direction", "fromStation", "code", "NotSupported"))
                .isEqualTo(1);
    }

    @Test
    void thousandsOfVendorsAndTenantsMakeFewSeries() {
        for (int count = 0; count < 1_000; count++) {
            session("tenant-" + count).madeBy("Vendor " + count);
        }

        assertThat(value("ametrine.station.connections")).isEqualTo(1_000);
        assertThat(value("ametrine.station.connections", "tenant", "other", "vendor", "other"))
                .isEqualTo(950);
        assertThat(metrics.registry().find("ametrine.station.errors").meters())
                .map(Meter::getId)
                .hasSize(22 * 2 * ErrorCode.values().length);
    }

    @Test
    void whatWaitsIsAddedUpOverAllSessions() {
        SessionMeters one = session("acme");
        SessionMeters other = session("acme");

        one.waiting(3, 0);
        other.waiting(2, 1);
        one.waiting(1, 0);
        assertThat(value("ametrine.station.queue", "queue", "calls")).isEqualTo(3);
        assertThat(value("ametrine.station.queue", "queue", "commands")).isEqualTo(1);

        one.closed(false, 1012);
        other.closed(false, 4_000);
        assertThat(value("ametrine.station.queue")).isZero();
        assertThat(value("ametrine.station.closed", "code", "other")).isEqualTo(1);
    }
}
