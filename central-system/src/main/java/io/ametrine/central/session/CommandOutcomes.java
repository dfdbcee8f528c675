package io.ametrine.central.session;

import io.ametrine.central.publishing.Publisher;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** Reports how a command ended to the module that owns it. */
final class CommandOutcomes {
    private CommandOutcomes() {}

    static void publish(
            Publisher publisher, StationKey station, String commandId, Action action, Outcome outcome, boolean late) {
        CommandFinished finished = new CommandFinished(station, commandId, action, outcome, late, Instant.now());
        var _ = publisher.publish(() -> EnvelopeCodec.encode(finished));
    }
}
