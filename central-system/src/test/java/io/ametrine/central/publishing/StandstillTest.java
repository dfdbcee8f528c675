package io.ametrine.central.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.OwningModule;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final OwningModule MODULE = OwningModule.TRANSACTIONS;

    private final AtomicLong now = new AtomicLong(1);
    private final Standstill standstill = new Standstill(4, Duration.ofSeconds(10), now::get);

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aPartitionThatOwesNothingNeverStandsStill() {
        pass(100);

        assertThat(standstill.standsStill(1)).isFalse();
    }

    @Test
    void aPartitionThatOwesAnswersAndGivesNoneStandsStill() {
        standstill.asked(MODULE, 1);
        pass(11);

        assertThat(standstill.standsStill(MODULE, 1)).isTrue();
        assertThat(standstill.standsStill(1)).isTrue();
        assertThat(standstill.standsStill(2)).isFalse();
    }

    @Test
    void aSlowPartitionThatMovesDoesNot() {
        standstill.asked(MODULE, 1);
        standstill.asked(MODULE, 1);
        pass(9);
        standstill.moved(MODULE, 1);
        pass(9);

        assertThat(standstill.standsStill(MODULE, 1)).isFalse();
    }

    @Test
    void itIsRememberedAfterTheStationsLeftUntilTheNextAnswer() {
        standstill.asked(MODULE, 1);
        pass(11);
        assertThat(standstill.standsStill(1)).isTrue();
        standstill.settled(MODULE, 1);
        pass(5);
        assertThat(standstill.standsStill(1)).isTrue();

        standstill.moved(MODULE, 1);

        assertThat(standstill.standsStill(1)).isFalse();
    }

    @Test
    void afterAWhileSomebodyMayTry() {
        standstill.asked(MODULE, 1);
        pass(11);
        assertThat(standstill.standsStill(1)).isTrue();
        standstill.settled(MODULE, 1);

        pass(61);

        assertThat(standstill.standsStill(1)).isFalse();
    }
}
