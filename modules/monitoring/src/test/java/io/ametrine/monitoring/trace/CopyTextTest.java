package io.ametrine.monitoring.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyTextTest {
    @Test
    void columnsAreSeparatedByTabsAndAbsentOnesAreMarked() {
        assertThat(new CopyText(10).row("a", 1, Optional.empty(), Optional.of("b")))
                .hasToString("a\t1\t\\N\tb\n");
    }

    @Test
    void whatMeansSomethingToCopyIsEscapedAndNulIsLeftOut() {
        assertThat(new CopyText(10).row("a\\N\tb\nc\rd\0e")).hasToString("a\\\\N\\tb\\nc\\rde\n");
    }
}
