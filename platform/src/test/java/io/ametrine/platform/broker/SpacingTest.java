package io.ametrine.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacingTest {
    private final Spacing spacing = new Spacing(Duration.ofMillis(2), Duration.ofMillis(6));

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "3, 3", "6, 6", "5000, 6"})
    void theMoreATurnBroughtTheLongerTheRest(int records, long millis) {
        assertThat(Duration.ofNanos(spacing.apart(records))).isEqualTo(Duration.ofMillis(millis));
    }
}
