package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.tracing.Step;
import io.ametrine.platform.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch in the traces of its messages. Each message that is followed has a step of its own; what they share, the batch with its
 * statements and its commit, is a step in the first one's trace, and linked to the others.
 */
final class BatchTrace implements AutoCloseable {
    private static final BatchTrace NONE = new BatchTrace(Map.of(), Step.NONE);

    private final Map<Long, Step> messages;
    private final Step batch;

    private BatchTrace(Map<Long, Step> messages, Step batch) {
        this.messages = messages;
        this.batch = batch;
    }

    static BatchTrace of(Tracing tracing, List<Incoming> records) {
        return tracing.isOn() ? followed(tracing, records) : NONE;
    }

    private static BatchTrace followed(Tracing tracing, List<Incoming> records) {
        Map<Long, Step> messages = new LinkedHashMap<>();
        for (Incoming record : records) {
            Step step = begin(tracing, record);
            if (step.isTraced()) {
                messages.put(record.offset(), step);
            }
        }
        if (messages.isEmpty()) {
            return NONE;
        }
        Step first = messages.values().iterator().next();
        Step batch = first.child("batch").with("messaging.batch.message_count", Integer.toString(records.size()));
        messages.values().stream().filter(other -> other != first).forEach(other -> {
            batch.link(other);
            other.link(batch);
        });
        return new BatchTrace(messages, batch);
    }

    private static Step begin(Tracing tracing, Incoming record) {
        Optional<String> traceparent = record.headers().find(Step.HEADER);
        return traceparent.isEmpty()
                ? Step.NONE
                : tracing.resume("process " + record.topic(), SpanKind.CONSUMER, traceparent)
                        .with("messaging.system", "kafka")
                        .with("messaging.destination.name", record.topic())
                        .with("messaging.destination.partition.id", Integer.toString(record.partition()))
                        .with("messaging.kafka.offset", Long.toString(record.offset()));
    }

    /** What all messages of the batch have in common. */
    Step batch() {
        return batch;
    }

    /** One message's handling; closing what this returns ends it. Of a message that is not followed it is no step. */
    Step handling(Incoming record, String name) {
        Step message = messages.isEmpty() ? Step.NONE : messages.getOrDefault(record.offset(), Step.NONE);
        return message.isTraced() ? message.child("handle " + name) : message;
    }

    void failed(Throwable why) {
        batch.failed(String.valueOf(why));
    }

    @Override
    public void close() {
        batch.close();
        messages.values().forEach(Step::close);
    }
}
