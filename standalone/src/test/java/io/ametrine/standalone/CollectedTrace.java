package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.tracing.CollectedSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The spans of one trace, to be walked from its root. */
record CollectedTrace(List<CollectedSpan> spans) {
    /** The newest whose root is called so and belongs to the station. */
    static Optional<CollectedTrace> ofCall(String action, String station) {
        return SharedInstallation.collector().spans().reversed().stream()
                .filter(span -> span.parentId().isEmpty() && span.name().equals(action))
                .filter(span -> station.equals(span.attributes().get("ametrine.station")))
                .findFirst()
                .map(root -> of(root.traceId()));
    }

    static CollectedTrace of(String traceId) {
        return new CollectedTrace(SharedInstallation.collector().trace(traceId));
    }

    CollectedSpan root() {
        return only(spans.stream().filter(span -> span.parentId().isEmpty()), "root");
    }

    /** The only span of that service and name below another; if there are several, the first. */
    CollectedSpan below(CollectedSpan parent, String service, String name) {
        return only(
                below(parent)
                        .filter(span -> span.service().equals(service))
                        .filter(span -> span.name().equals(name)),
                service + ": " + name + " below " + parent.name());
    }

    Stream<CollectedSpan> below(CollectedSpan parent) {
        return spans.stream().filter(span -> span.parentId().equals(parent.spanId()));
    }

    private CollectedSpan only(Stream<CollectedSpan> found, String what) {
        Optional<CollectedSpan> first = found.findFirst();
        assertThat(first).as(what + " in " + shown()).isPresent();
        return first.orElseThrow();
    }

    private String shown() {
        return spans.stream()
                .map(span -> span.service() + ": " + span.name())
                .toList()
                .toString();
    }
}
