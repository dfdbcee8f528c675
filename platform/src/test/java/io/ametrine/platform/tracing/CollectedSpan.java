package io.ametrine.platform.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A span as a collector gets it. */
public record CollectedSpan(
        String service,
        String traceId,
        String spanId,
        String parentId,
        String name,
        long kind,
        long start,
        long end,
        Map<String, String> attributes,
        List<String> links) {
    public static final long SERVER = 2;
    public static final long CLIENT = 3;
    public static final long PRODUCER = 4;
    public static final long CONSUMER = 5;

    /** Of an ExportTraceServiceRequest (opentelemetry-proto, trace/v1). */
    static List<CollectedSpan> read(byte[] request) {
        List<CollectedSpan> spans = new ArrayList<>();
        for (ProtoFields resourceSpans : ProtoFields.of(request).messages(1)) {
            String service = attributes(resourceSpans.message(1), 1).getOrDefault("service.name", "");
            for (ProtoFields scopeSpans : resourceSpans.messages(2)) {
                scopeSpans.messages(2).forEach(span -> spans.add(read(service, span)));
            }
        }
        return spans;
    }

    private static CollectedSpan read(String service, ProtoFields span) {
        return new CollectedSpan(
                service,
                hex(span.bytes(1)),
                hex(span.bytes(2)),
                hex(span.bytes(4)),
                span.text(5),
                span.number(6),
                span.number(7),
                span.number(8),
                attributes(span, 9),
                span.messages(13).stream().map(link -> hex(link.bytes(2))).toList());
    }

    private static Map<String, String> attributes(ProtoFields owner, int field) {
        Map<String, String> attributes = new HashMap<>();
        owner.messages(field)
                .forEach(pair -> attributes.put(pair.text(1), pair.message(2).text(1)));
        return attributes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
