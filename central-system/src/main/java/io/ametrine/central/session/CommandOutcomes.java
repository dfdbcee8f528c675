package io.ametrine.central.session;

import io.ametrine.central.publishing.Publisher;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.tracing.Step;
import java.time.Instant;
import java.util.Optional;

/** Reports how a command ended to the module that owns it. */
final class CommandOutcomes {
    private CommandOutcomes() {}

    static void publish(
            Publisher publisher,
            StationKey station,
            String commandId,
            Action action,
            Outcome outcome,
            boolean late,
            Step step) {
        CommandFinished finished = new CommandFinished(station, commandId, action, outcome, late, Instant.now());
        Optional<String> traceparent = step.traceparent();
        var _ = publisher.publish(() -> {
            Outgoing record = EnvelopeCodec.encode(finished);
            record.headers().unlessPresent(Step.HEADER, traceparent);
            return record;
        });
    }
}
