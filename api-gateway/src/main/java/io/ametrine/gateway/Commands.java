package io.ametrine.gateway;

import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.tracing.Step;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Hands commands to the modules that own them, and waits for their outcome: first in the inbox, then in the command's row. */
final class Commands {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Broker broker;
    private final CommandInbox inbox;
    private final CommandRowReader rows;
    private final Clock clock;

    Commands(Broker broker, CommandInbox inbox, CommandRowReader rows, Clock clock) {
        this.broker = broker;
        this.inbox = inbox;
        this.rows = rows;
        this.clock = clock;
    }

    /** A command on its way. */
    record Sent(CommandRequested command, CommandInbox.Waiter waiter) {}

    /** Returns once the broker has the command, which from then on has exactly one outcome. */
    Sent send(CommandRequested command) {
        CommandInbox.Waiter waiter = inbox.expect(command.commandId());
        Outgoing record = EnvelopeCodec.encode(command);
        try (Step step = Step.current().child("publish " + record.topic(), SpanKind.PRODUCER)) {
            record.headers().unlessPresent(Step.HEADER, step.traceparent());
            broker.publish(record).join();
        } catch (CompletionException failed) {
            inbox.forget(command.commandId(), waiter);
            throw Problem.unavailable("The command was not sent: the broker is away. It may be sent again.")
                    .with("sent", false);
        }
        return new Sent(command, waiter);
    }

    void forget(Sent sent) {
        inbox.forget(sent.command().commandId(), sent.waiter());
    }

    /** Waits until the deadline has passed and its outcome had time to arrive. */
    CommandReport await(Sent sent, Caller caller) throws InterruptedException {
        Duration patience =
                Duration.between(clock.instant(), sent.command().deadline()).plus(GRACE);
        try {
            Optional<CommandReport> report = sent.waiter().await(patience);
            return report.or(() -> rows.find(sent.command(), caller)).orElseGet(() -> unheard(sent.command()));
        } finally {
            forget(sent);
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** Nobody knows: it may have been sent. */
    private static CommandReport unheard(CommandRequested command) {
        return new CommandReport(
                command.commandId(),
                command.station().tenant(),
                command.station().station(),
                command.action().wireName(),
                "timeout",
                Optional.empty(),
                Optional.empty(),
                Optional.of("no outcome was reported in time"),
                true,
                false);
    }
}
