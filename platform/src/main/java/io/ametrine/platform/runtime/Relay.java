package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Publishes what REST writes and timers left in the outbox, in its order. One process of the module does so at a time: an advisory
 * lock sees to that.
 */
final class Relay {
    private static final int ROWS = 500;

    private final Database database;
    private final Publisher publisher;
    private final IntConsumer whenPublished;
    private final long lock;

    Relay(Database database, Publisher publisher, IntConsumer whenPublished) {
        this.database = database;
        this.publisher = publisher;
        this.whenPublished = whenPublished;
        this.lock = ("ametrine.relay." + database.schema()).hashCode();
    }

    /** Adds records to the outbox of the transaction on {@code connection} and returns the row's id. */
    static long store(Connection connection, List<Outgoing> records) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into outbox (records) values (?) returning id")) {
            insert.setBytes(1, OutboxCodec.write(records));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Publishes all rows there are and returns how many; waits while another process is at it. */
    int run() throws SQLException {
        int published = 0;
        int taken = ROWS;
        while (taken == ROWS) {
            taken = runOnce();
            published += taken;
        }
        return published;
    }

    private int runOnce() throws SQLException {
        try (Connection connection = database.connect()) {
            lock(connection);
            List<Long> ids = new ArrayList<>();
            List<Outgoing> records = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("select id, records from outbox order by id limit " + ROWS);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                    records.addAll(OutboxCodec.read(row.getBytes(2)));
                }
            }
            if (!ids.isEmpty()) {
                publisher.publish(records).join();
                delete(connection, ids);
                whenPublished.accept(records.size());
            }
            connection.commit();
            return ids.size();
        }
    }

    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement wait = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            wait.setLong(1, lock);
            wait.execute();
        }
    }

    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }
}
