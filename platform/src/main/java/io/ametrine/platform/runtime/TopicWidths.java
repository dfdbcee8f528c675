package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.TopicAdmin.TopicState;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Partition counts are recorded at the first start; on others a station's order could break, so the service refuses to start. */
final class TopicWidths {
    private TopicWidths() {}

    static void check(Database database, Map<String, TopicState> topics) {
        try (Connection connection = database.connect()) {
            for (Map.Entry<String, TopicState> topic : topics.entrySet()) {
                check(connection, topic.getKey(), topic.getValue().partitions());
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static void check(Connection connection, String topic, int partitions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with added as (insert into topics (topic, partitions) values (?, ?) on conflict do nothing)
                select partitions from topics where topic = ?
                """)) {
            insert.setString(1, topic);
            insert.setInt(2, partitions);
            insert.setString(3, topic);
            try (ResultSet row = insert.executeQuery()) {
                if (row.next() && row.getInt(1) != partitions) {
                    throw new IllegalStateException("Topic " + topic + " has " + partitions
                            + " partitions, but this service has been" + " running on " + row.getInt(1)
                            + ". Restore that number: with another, messages of one station lose their order.");
                }
            }
        }
    }
}
