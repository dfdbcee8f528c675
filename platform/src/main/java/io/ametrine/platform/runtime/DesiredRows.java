package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.Confidential;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of desired states, in the current unit of work. */
final class DesiredRows {
    private static final String ALL = "select * from desired_states where";

    private final String module;

    DesiredRows(String module) {
        this.module = module;
    }

    /** One station's desired states are changed by one unit of work at a time. */
    void lock(StationKey station) {
        query(Select.of(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "desired " + module + ' ' + station.key()));
    }

    private static void query(Select select) {
        select.list(UnitOfWork.current().session(), _ -> true);
    }

    private static List<DesiredRow> rows(Select select) {
        return select.list(UnitOfWork.current().session(), DesiredRow::of);
    }

    Optional<DesiredRow> find(String id) {
        return rows(Select.of(ALL + " id = ?", id)).stream().findFirst();
    }

    /** What is desired now under this key. */
    Optional<DesiredRow> current(StationKey station, Action action, String key) {
        return rows(Select.of(
                        ALL
                                + " tenant = ? and station = ? and action = ? and key = ? and state not in ('replaced', 'withdrawn')",
                        station.tenant(),
                        station.station(),
                        action.wireName(),
                        key))
                .stream()
                .findFirst();
    }

    /** What is on its way to the station, else what is to be sent to it next. */
    Optional<DesiredRow> first(StationKey station) {
        return rows(Select.of(
                        ALL + " tenant = ? and station = ? and (in_flight or (state = 'waiting' and not held))"
                                + " order by in_flight desc, seq limit 1",
                        station.tenant(),
                        station.station()))
                .stream()
                .findFirst();
    }

    /** Those of the stations that something waits for, in an order that is the same for everybody. */
    List<StationKey> waited(Collection<StationKey> stations) {
        try {
            Connection connection = UnitOfWork.current().connection();
            return Select.of(
                            "select distinct d.tenant, d.station from desired_states d"
                                    + " join unnest(?, ?) as came (tenant, station) on d.tenant = came.tenant and d.station = came.station"
                                    + " where d.state = 'waiting' or d.in_flight order by d.tenant, d.station",
                            texts(
                                    connection,
                                    stations.stream().map(StationKey::tenant).toArray()),
                            texts(
                                    connection,
                                    stations.stream().map(StationKey::station).toArray()))
                    .list(connection, row -> new StationKey(row.getString(1), row.getString(2)));
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static Object texts(Connection connection, Object... values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    /** Stations whose turn has come by time alone. */
    List<StationKey> due(Instant now, int atMost) {
        return Select.of(
                        "select distinct tenant, station from desired_states where state = 'waiting' and retry_at <= ? limit ?",
                        now,
                        atMost)
                .list(UnitOfWork.current().session(), row -> new StationKey(row.getString(1), row.getString(2)));
    }

    void insert(DesiredRow row) {
        change(
                "insert into desired_states (id, tenant, station, action, key, request, caller, state, requested_at, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id(),
                row.station().tenant(),
                row.station().station(),
                row.action().wireName(),
                row.key(),
                row.request(),
                row.caller(),
                row.state(),
                utc(row.requestedAt()),
                utc(row.changedAt()));
    }

    void sent(DesiredRow row, String commandId, Instant at) {
        change(
                "update desired_states set state = 'sent', changed_at = ?, attempts = attempts + 1, command_id = ?, in_flight = true,"
                        + " contacted = false, retry_at = null where id = ?",
                utc(at),
                commandId,
                row.id());
    }

    /** It is to be sent again: when the station is reached anew, or at {@code retryAt}; a held one not before it is reached anew. */
    void waits(DesiredRow row, String reason, Optional<Instant> retryAt, boolean held, Instant at) {
        change(
                "update desired_states set state = 'waiting', changed_at = ?, in_flight = false, reason = ?, retry_at = ?, held = ?"
                        + " where id = ?",
                utc(at),
                reason,
                retryAt.map(DesiredRows::utc).orElse(null),
                held,
                row.id());
    }

    /** The try of one that is desired no longer has ended. */
    void landed(DesiredRow row) {
        change("update desired_states set in_flight = false where id = ?", row.id());
    }

    /** The station has decided. Secrets of the request are forgotten. */
    void settled(DesiredRow row, String state, Outcome outcome, Instant at) {
        Outcome.Errored none = new Outcome.Errored("", "", new byte[0]);
        Outcome.Errored error = outcome instanceof Outcome.Errored errored ? errored : none;
        change(
                "update desired_states set state = ?, changed_at = ?, in_flight = false, retry_at = null, request = ?, response = ?,"
                        + " error_code = nullif(?, ''), error_description = ?, reason = ? where id = ?",
                state,
                utc(at),
                Confidential.masked(Optional.of(row.action()), row.request()),
                outcome instanceof Outcome.Answered(byte[] payload) ? payload : null,
                error.code(),
                error.description(),
                outcome instanceof Outcome.Refused(String reason) ? reason : notSent(outcome),
                row.id());
    }

    private static @Nullable String notSent(Outcome outcome) {
        return outcome instanceof Outcome.NotSent(String reason) ? reason : null;
    }

    /** Its successor came, or it was withdrawn; a try that is on its way still ends. */
    void dropped(DesiredRow row, String state, Instant at) {
        change(
                "update desired_states set state = ?, changed_at = ?, retry_at = null, request = ? where id = ?",
                state,
                utc(at),
                Confidential.masked(Optional.of(row.action()), row.request()),
                row.id());
    }

    /** The station was reached anew: what waited for that waits no longer. */
    void contacted(StationKey station) {
        change(
                "update desired_states set held = false, contacted = in_flight"
                        + " where tenant = ? and station = ? and (state = 'waiting' or in_flight)",
                station.tenant(),
                station.station());
    }

    private static void change(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = UnitOfWork.current().connection().prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
