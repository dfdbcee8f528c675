package io.ametrine.platform.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;

/** Reads the header of W3C Trace Context; what it does not understand is as if there were none. */
final class TraceParent {
    private static final int LENGTH = 55;

    private TraceParent() {}

    /** {@code 00-<32 hex digits>-<16>-<2>}; later versions may have more behind that. */
    static Optional<SpanContext> parse(String header) {
        boolean shaped = header.length() >= LENGTH
                && header.charAt(2) == '-'
                && header.charAt(35) == '-'
                && header.charAt(52) == '-'
                && !header.startsWith("ff")
                && (header.length() == LENGTH || (!header.startsWith("00") && header.charAt(LENGTH) == '-'));
        if (!shaped || !isHex(header, 53) || !isHex(header, 54)) {
            return Optional.empty();
        }
        SpanContext context = SpanContext.createFromRemoteParent(
                header.substring(3, 35),
                header.substring(36, 52),
                TraceFlags.fromHex(header, 53),
                TraceState.getDefault());
        return context.isValid() ? Optional.of(context) : Optional.empty();
    }

    private static boolean isHex(String text, int at) {
        char c = text.charAt(at);
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
