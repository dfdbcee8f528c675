package io.ametrine.authorization;

import static io.ametrine.platform.database.Select.optionalInstant;
import static io.ametrine.platform.database.Select.optionalInteger;
import static io.ametrine.platform.database.Select.optionalString;

import io.ametrine.platform.directory.TokenEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads a token's row the short way, for every card that is presented. */
final class TokenRow {
    private TokenRow() {}

    static TokenEntry entry(ResultSet row) throws SQLException {
        return new TokenEntry(
                row.getString("tenant"),
                row.getString("id"),
                row.getLong("version"),
                row.getBoolean("deleted"),
                row.getString("id_token"),
                row.getString("type"),
                row.getString("status"),
                optionalInstant(row, "expiry"),
                group(row),
                Allowed.stations(row.getString("allowed_stations")),
                Allowed.evses(row.getString("allowed_evses")),
                optionalString(row, "language1"),
                optionalInteger(row, "charging_priority"),
                optionalInstant(row, "cache_expiry"),
                optionalString(row, "personal_message"));
    }

    private static Optional<TokenEntry.Group> group(ResultSet row) throws SQLException {
        Optional<String> text = optionalString(row, "group_id_token");
        String type = optionalString(row, "group_type").orElse("");
        return text.map(idToken -> new TokenEntry.Group(idToken, type));
    }
}
