package io.ametrine.central.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.central.session.Liveness.Due;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionPartsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void twoMissedPongsAreDeath() {
        Liveness liveness = new Liveness(Duration.ofSeconds(2), 0);

        assertThat(liveness.at(SECOND)).isEqualTo(Due.NOTHING);
        assertThat(liveness.at(4 * SECOND)).isEqualTo(Due.PING);
        assertThat(liveness.at(8 * SECOND)).isEqualTo(Due.PING);
        assertThat(liveness.at(12 * SECOND)).isEqualTo(Due.DEAD);
    }

    @Test
    void aDrainTellsAThousandASecondOrMoreIfTheyAreManyMore() {
        assertThat(Drain.perStep(10, Duration.ofSeconds(10))).isEqualTo(50);
        assertThat(Drain.perStep(5_000, Duration.ofSeconds(10))).isEqualTo(50);
        assertThat(Drain.perStep(10_001, Duration.ofSeconds(10))).isEqualTo(101);
        assertThat(Drain.perStep(100, Duration.ZERO)).isEqualTo(100);
    }

    @Test
    void anyTrafficIsASignOfLife() {
        Liveness liveness = new Liveness(Duration.ofSeconds(2), 0);
        for (int turn = 1; turn < 10; turn++) {
            assertThat(liveness.at(4L * turn * SECOND)).isEqualTo(Due.PING);
            liveness.heard();
        }
    }

    @Test
    void whoSendsTooMuchWaits() {
        RateLimit limit = new RateLimit(2, 1_000, 0);
        for (int count = 0; count < 5; count++) {
            limit.took(10, 0);
        }

        assertThat(limit.allows(0)).isFalse();
        assertThat(limit.allows(SECOND)).isTrue();
    }

    @Test
    void bytesCountAsWell() {
        RateLimit limit = new RateLimit(100, 1_000, 0);
        limit.took(2_500, 0);

        assertThat(limit.allows(SECOND / 4)).isFalse();
        assertThat(limit.allows(SECOND)).isTrue();
    }

    @Test
    void heartbeatsAreCountedByTheMinute() {
        HeartbeatTally tally = new HeartbeatTally();
        assertThat(tally.take()).isEmpty();
        tally.beat(1_000);
        tally.beat(2_000);

        assertThat(tally.isDue(60_999)).isFalse();
        assertThat(tally.isDue(61_000)).isTrue();
        assertThat(tally.take().orElseThrow().count()).isEqualTo(2);
        assertThat(tally.isDue(200_000)).isFalse();
    }

    @Test
    void aCommandIdIsAMessageIdIfItFits() {
        String uuid = UUID.randomUUID().toString();

        assertThat(MessageIds.of("short")).isEqualTo("short");
        assertThat(MessageIds.of("smart-charging-" + uuid)).isEqualTo(uuid);
        assertThat(MessageIds.of("x".repeat(60))).hasSize(36).isEqualTo(MessageIds.of("x".repeat(60)));
    }

    @Test
    void unreadableBytesAreShownAsABoundedJsonString() {
        assertThat(TraceRows.text(new byte[] {'a', '"', 0, 'b'})).isEqualTo("\"a\\\"\uFFFDb\"");
        assertThat(TraceRows.text(new byte[100_000])).hasSizeLessThan(70_000).endsWith("(100000 bytes)\"");
    }
}
