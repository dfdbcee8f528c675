package io.ametrine.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String GOOD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aHeaderNamesTraceParentAndChoice() {
        assertThat(TraceParent.parse(GOOD)).hasValueSatisfying(context -> {
            assertThat(context.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(context.getSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(context.isSampled()).isTrue();
        });
        assertThat(TraceParent.parse(GOOD.replaceFirst("01$", "00")))
                .hasValueSatisfying(context -> assertThat(context.isSampled()).isFalse());
    }

    @Test
    void laterVersionsMaySayMore() {
        assertThat(TraceParent.parse("01" + GOOD.substring(2) + "-more")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-zz",
                "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01"
            })
    void anythingElseIsAsIfThereWereNone(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
    }
}
