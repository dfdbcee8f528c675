package io.ametrine.central.session;

import io.ametrine.central.session.TraceRows.Draft;
import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.TopicTail.From;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.TraceEntry.Origin;
import io.ametrine.platform.registry.NodeLease;
import io.ametrine.platform.tracing.Step;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Reads this node's partition of {@code ocpp.out} from the moment of its lease, and hands each record to its session. */
public final class OutReader implements AutoCloseable {
    private final KafkaConfig kafka;
    private final Set<String> leases = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<TopicTail>> tail = new AtomicReference<>(Optional.empty());
    private volatile Optional<Target> target = Optional.empty();

    /** Whom the records are for. */
    private record Target(Node node, Sessions sessions) {}

    public OutReader(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    public void deliverTo(Node node, Sessions sessions) {
        target = Optional.of(new Target(node, sessions));
    }

    /** What was published to the lease's partition before this call belonged to others. */
    public void moveTo(NodeLease lease) {
        leases.add(lease.id());
        TopicTail next = TopicTail.followPartition(kafka, Topics.OUT, lease.outPartition(), From.END, this::on);
        tail.getAndSet(Optional.of(next)).ifPresent(TopicTail::close);
    }

    private void on(Incoming record) {
        Outbound outbound = EnvelopeCodec.decodeOutbound(record);
        if (leases.contains(outbound.session().node())) {
            target.ifPresent(known -> deliver(known, outbound, record));
        }
    }

    private static void deliver(Target known, Outbound outbound, Incoming record) {
        Optional<StationSession> session = known.sessions()
                .find(outbound.station())
                .filter(open ->
                        open.entry().session().epoch() == outbound.session().epoch());
        switch (outbound) {
            case Outbound.Answer answer -> onAnswer(known, session, answer, record);
            case Outbound.Command command -> onCommand(known.node(), session, command, record);
            case Outbound.Close close ->
                session.ifPresent(open -> open.run(own -> own.close(close.code(), close.reason())));
        }
    }

    private static void onAnswer(
            Target known, Optional<StationSession> session, Outbound.Answer answer, Incoming record) {
        known.node()
                .standstill()
                .moved(answer.action().module(), known.sessions().partitionOf(answer.station()));
        session.ifPresentOrElse(
                open -> open.run(own -> deliver(known.node(), record, () -> own.onAnswer(answer))),
                () -> tooLate(known.node(), answer));
    }

    /** To the socket, on its event loop. */
    private static void deliver(Node node, Incoming record, Runnable delivery) {
        try (Step step = received(node, record);
                Step.Entered _ = step.enter()) {
            delivery.run();
            node.metrics().delivered(record.timestamp().toEpochMilli());
        }
    }

    private static Step received(Node node, Incoming record) {
        return node.tracing().isOn()
                ? node.tracing()
                        .resume(
                                "receive " + record.topic(),
                                SpanKind.CONSUMER,
                                record.headers().find(Step.HEADER))
                : Step.NONE;
    }

    private static void tooLate(Node node, Outbound.Answer answer) {
        Draft draft = new Draft(Instant.now(), "fromStation", "late")
                .message(answer.messageId(), answer.action().wireName());
        if (answer.result() instanceof Outbound.Result.Payload(byte[] json)) {
            draft.response(RawJson.of(json));
        }
        node.tracer().trace(answer.station(), () -> draft.under(origin(answer)));
    }

    private static Origin origin(Outbound.Answer answer) {
        return new Origin(
                answer.session().node(),
                Optional.of(answer.session().session().toString()),
                Optional.of(answer.session().epoch()),
                Optional.of(answer.session().protocol()),
                Optional.empty());
    }

    private static void onCommand(
            Node node, Optional<StationSession> session, Outbound.Command command, Incoming record) {
        session.ifPresentOrElse(
                open -> open.run(own -> deliver(node, record, () -> own.onCommand(command))),
                () -> notSent(node, command, record));
    }

    private static void notSent(Node node, Outbound.Command command, Incoming record) {
        try (Step step = received(node, record);
                Step.Entered _ = step.enter()) {
            CommandOutcomes.publish(
                    node.publisher(),
                    command.station(),
                    command.commandId(),
                    command.action(),
                    new Outcome.NotSent("offline"),
                    false,
                    step);
        }
    }

    @Override
    public void close() {
        tail.getAndSet(Optional.empty()).ifPresent(TopicTail::close);
    }
}
