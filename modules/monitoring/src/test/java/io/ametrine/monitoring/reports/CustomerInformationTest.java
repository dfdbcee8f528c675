package io.ametrine.monitoring.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.monitoring.reports.CustomerInformation.Part;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerInformationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void partsAreJoinedInTheirOrder() {
        CustomerInformation report = CustomerInformation.of(1, List.of(part(0, "Jane ", true), part(1, "Doe", false)));

        assertThat(report.data()).isEqualTo("Jane Doe");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void aReportWithoutItsLastPartIsNotComplete() {
        assertThat(CustomerInformation.of(1, List.of(part(0, "Jane ", true))).complete())
                .isFalse();
    }

    @Test
    void aReportWithAGapIsNotComplete() {
        assertThat(CustomerInformation.of(1, List.of(part(0, "a", true), part(2, "c", false)))
                        .complete())
                .isFalse();
    }

    @Test
    void whatIsLeftOfALongerReportBeforeItIsPassedOver() {
        CustomerInformation report = CustomerInformation.of(1, List.of(part(0, "new", false), part(1, "old", false)));

        assertThat(report.data()).isEqualTo("new");
        assertThat(report.complete()).isTrue();
    }

    private static Part part(int seqNo, String data, boolean more) {
        return new Part(seqNo, data, more, NOON);
    }
}
