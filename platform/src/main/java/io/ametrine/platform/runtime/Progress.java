package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.database.Statements;
import io.ametrine.platform.tracing.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a partition has been taken in, and what its last batch publishes. It moves only from the value that the worker knows:
 * one that lost its partition cannot write.
 */
final class Progress {
    private static final String MOVE = """
            update progress set next_offset = ?, outbox = ?
            where topic = ? and partition = ? and topic_id = ? and next_offset = ?
            """;

    /** The state of one partition. {@code unpublished} is what a former owner may not have got out. */
    record Position(String topicId, long nextOffset, List<Outgoing> unpublished) {}

    private Progress() {}

    /** Reads the position, beginning at 0 for a partition that was never seen. */
    static Position load(Connection connection, TopicPartition partition, String topicId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into progress (topic, partition, topic_id, next_offset) values (?, ?, ?, 0)
                on conflict do nothing
                """)) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setString(3, topicId);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select topic_id, next_offset, outbox from progress where topic = ? and partition = ?")) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                byte[] outbox = row.getBytes("outbox");
                List<Outgoing> unpublished = outbox == null ? List.of() : OutboxCodec.read(outbox);
                return new Position(row.getString("topic_id"), row.getLong("next_offset"), unpublished);
            }
        }
    }

    /** Starts anew after the topic was made again, or its log lost what had been read. */
    static void reset(Connection connection, TopicPartition partition, String topicId, long nextOffset)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update progress set topic_id = ?, next_offset = ? where topic = ? and partition = ?")) {
            update.setString(1, topicId);
            update.setLong(2, nextOffset);
            update.setString(3, partition.topic());
            update.setInt(4, partition.partition());
            update.executeUpdate();
        }
    }

    /** Moves the position and keeps what is to be published; throws {@link LostPartition} if another worker moved it meanwhile. */
    static void move(
            Connection connection,
            TopicPartition partition,
            String topicId,
            long from,
            long to,
            List<Outgoing> unpublished)
            throws SQLException {
        try (Step _ = Statements.step(MOVE);
                PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setLong(1, to);
            if (unpublished.isEmpty()) {
                update.setNull(2, Types.BINARY);
            } else {
                update.setBytes(2, OutboxCodec.write(unpublished));
            }
            update.setString(3, partition.topic());
            update.setInt(4, partition.partition());
            update.setString(5, topicId);
            update.setLong(6, from);
            if (update.executeUpdate() == 0) {
                throw new LostPartition(partition + " was taken over by another worker at offset " + from);
            }
        }
    }

    /** The partition has another owner: this worker stops, and nothing of its batch takes effect. */
    static final class LostPartition extends RuntimeException {
        LostPartition(String message) {
            super(message);
        }
    }
}
