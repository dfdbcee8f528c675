package io.ametrine.central.handshake;

import io.ametrine.platform.observability.BoundedNames;
import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who came in, who was turned away and why, and how long either took. */
final class HandshakeMeters {
    private static final List<String> REASONS = List.of(
            "badCredentials",
            "unknownStation",
            "securityProfile",
            "noSuchPath",
            "notAWebSocket",
            "noCommonSubprotocol",
            "overload",
            "tooManyRefusals",
            "tooManyDisplacements",
            "stopping",
            "brokerAway",
            "moduleStandsStill",
            "registryAway",
            "directoryBehind",
            "internalError");

    private final Map<String, Counter> refused;
    private final Counter refusedOtherwise;
    private final Timer admission;
    private final Timer refusal;

    HandshakeMeters(Metrics metrics) {
        this.refused = REASONS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), reason -> metrics.counter("ametrine.station.refused", "reason", reason)));
        this.refusedOtherwise = metrics.counter("ametrine.station.refused", "reason", BoundedNames.OTHER);
        this.admission = metrics.timer("ametrine.station.handshake", "outcome", "admitted");
        this.refusal = metrics.timer("ametrine.station.handshake", "outcome", "refused");
    }

    void refused(String reason) {
        refused.getOrDefault(reason, refusedOtherwise).increment();
    }

    Timer admission() {
        return admission;
    }

    Timer refusal() {
        return refusal;
    }
}
