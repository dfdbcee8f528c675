package io.ametrine.central;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.TopicTail.From;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.envelope.TraceEntry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads along what the node tells the world. */
final class Observer implements AutoCloseable {
    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final List<Told> events = new CopyOnWriteArrayList<>();
    private final TopicTail trace;
    private final TopicTail sessions;

    private record Row(StationKey station, TraceEntry entry) {}

    private record Told(StationKey station, SessionEvent event) {}

    Observer(KafkaConfig kafka) {
        this.trace = TopicTail.follow(kafka, Topics.TRACE, From.END, this::onTrace);
        this.sessions = TopicTail.follow(kafka, Topics.SESSIONS, From.END, this::onSession);
    }

    private void onTrace(Incoming record) {
        rows.add(new Row(StationKey.parse(record.key()), OcppJson.read(record.value(), TraceEntry.class)));
    }

    private void onSession(Incoming record) {
        events.add(new Told(StationKey.parse(record.key()), OcppJson.read(record.value(), SessionEvent.class)));
    }

    List<TraceEntry> trace(String station) {
        return rows.stream()
                .filter(row -> row.station().station().equals(station))
                .map(Row::entry)
                .toList();
    }

    List<TraceEntry> trace(String station, String verdict) {
        return trace(station).stream()
                .filter(entry -> entry.verdict().equals(verdict))
                .toList();
    }

    <E extends SessionEvent> List<E> events(String station, Class<E> type) {
        return events.stream()
                .filter(told -> told.station().station().equals(station))
                .map(Told::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<SessionEvent.Seen> seen() {
        return events.stream()
                .map(Told::event)
                .filter(SessionEvent.Seen.class::isInstance)
                .map(SessionEvent.Seen.class::cast)
                .toList();
    }

    @Override
    public void close() {
        trace.close();
        sessions.close();
    }
}
