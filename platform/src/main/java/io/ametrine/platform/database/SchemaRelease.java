package io.ametrine.platform.database;

import io.ametrine.platform.config.Release;
import io.ametrine.platform.config.StartRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The release that migrated a schema last, kept in the schema itself: this one starts on a schema of its own, an earlier or the next
 * release, and refuses any later one before it changes anything.
 */
final class SchemaRelease {
    private SchemaRelease() {}

    static void check(Connection connection, String schema) throws SQLException {
        if (!exists(connection, schema)) {
            return;
        }
        try (PreparedStatement select =
                        connection.prepareStatement("select release, earliest from \"" + schema + "\".schema_release");
                ResultSet row = select.executeQuery()) {
            if (row.next() && row.getInt("earliest") > Release.NUMBER) {
                throw new StartRefusedException("The database's schema " + schema + " was migrated by release "
                        + row.getInt("release") + " of Ametrine, and the earliest that can work on it is "
                        + row.getInt("earliest") + "; this is " + Release.NUMBER + ". Start release "
                        + row.getInt("earliest") + " or later, or restore the back-up made before the upgrade."
                        + " Nothing was changed.");
            }
        }
    }

    private static boolean exists(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select to_regclass(?) is not null")) {
            select.setString(1, "\"" + schema + "\".schema_release");
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Never moves back: a release that is rolled back leaves what the later one wrote. */
    static void record(Connection connection, String schema) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into "%s".schema_release as known (release, earliest) values (?, ?)
                on conflict (only_row) do update set release = excluded.release, earliest = excluded.earliest, since = now()
                where known.release < excluded.release
                """.formatted(schema))) {
            upsert.setInt(1, Release.NUMBER);
            upsert.setInt(2, Release.EARLIEST_BESIDE);
            upsert.executeUpdate();
        }
    }
}
