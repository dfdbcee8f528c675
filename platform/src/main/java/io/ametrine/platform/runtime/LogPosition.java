package io.ametrine.platform.runtime;

import io.ametrine.platform.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a partition goes on, after looking at what became of its log meanwhile. */
final class LogPosition {
    private static final Logger log = LoggerFactory.getLogger(LogPosition.class);

    private LogPosition() {}

    /** What PostgreSQL says; or, alarmed, the nearest place that the log still has. */
    static Progress.Position of(TopicPartition partition, String topicId, Consumer<?, ?> consumer, Database database)
            throws SQLException {
        long first = offset(consumer.beginningOffsets(Set.of(partition)));
        long end = offset(consumer.endOffsets(Set.of(partition)));
        try (Connection connection = database.connect()) {
            Progress.Position stored = Progress.load(connection, partition, topicId);
            long next = next(partition, stored, topicId, first, end);
            if (next != stored.nextOffset() || !stored.topicId().equals(topicId)) {
                Progress.reset(connection, partition, topicId, next);
            }
            connection.commit();
            return new Progress.Position(topicId, next, stored.unpublished());
        }
    }

    private static long next(TopicPartition partition, Progress.Position stored, String topicId, long first, long end) {
        long was = stored.nextOffset();
        if (!stored.topicId().equals(topicId)) {
            log.error("topic was made anew: starting at its beginning partition={} was={}", partition, was);
            return first;
        }
        if (was > end) {
            log.error(
                    "log ends before the progress: records were lost partition={} end={} was={}", partition, end, was);
            return end;
        }
        if (was < first) {
            log.error(
                    "log begins after the progress: records were lost partition={} first={} was={}",
                    partition,
                    first,
                    was);
            return first;
        }
        return was;
    }

    private static long offset(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }
}
