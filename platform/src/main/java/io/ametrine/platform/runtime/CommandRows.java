package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.Confidential;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command rows, which are the truth about every command to a station. */
final class CommandRows {
    static final String OPEN = "open";

    private static final String COLUMNS =
            "id, tenant, station, action, request, caller, idempotency_key, state, requested_at,"
                    + " deadline, finished_at, response, error_code, error_description, error_details, reason, sent, late, desired_state";

    /** One row. */
    record CommandRow(
            String id,
            StationKey station,
            Action action,
            byte[] request,
            String caller,
            String state,
            Instant requestedAt,
            Instant deadline,
            Optional<Instant> finishedAt,
            Optional<byte[]> response,
            Optional<CommandReport.Fault> error,
            Optional<String> reason,
            boolean sent,
            boolean late,
            Optional<String> desiredState) {
        boolean open() {
            return state.equals(OPEN);
        }

        Command command() {
            return new Command(id, action, caller, requestedAt);
        }

        CommandReport report() {
            return new CommandReport(
                    id,
                    station.tenant(),
                    station.station(),
                    action.wireName(),
                    state,
                    response.flatMap(CommandRows::json),
                    error,
                    reason,
                    sent,
                    late);
        }
    }

    /** Stores an open command; false when its id is there already. */
    boolean insert(CommandRequested command, Optional<String> desiredState, Instant now) {
        try (PreparedStatement insert = connection().prepareStatement("""
                insert into commands (id, tenant, station, action, request, caller, idempotency_key, state, requested_at, deadline,
                  desired_state)
                values (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)
                on conflict (id) do nothing
                """)) {
            insert.setString(1, command.commandId());
            insert.setString(2, command.station().tenant());
            insert.setString(3, command.station().station());
            insert.setString(4, command.action().wireName());
            insert.setBytes(5, command.payload());
            insert.setString(6, command.caller());
            insert.setString(7, command.idempotencyKey().orElse(null));
            insert.setObject(8, utc(now));
            insert.setObject(9, utc(command.deadline()));
            insert.setString(10, desiredState.orElse(null));
            return insert.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    Optional<CommandRow> find(String id) {
        return Select.of("select " + COLUMNS + " from commands where id = ?", id)
                .first(UnitOfWork.current().session(), CommandRows::row);
    }

    /** Closes a row, or adds a late answer to one that was closed without. Secrets of its request are forgotten. */
    void finish(CommandRow row, Outcome outcome, boolean late, Instant at) {
        try (PreparedStatement update = connection().prepareStatement("""
                update commands set state = case when state = 'open' then ? else state end, finished_at = coalesce(finished_at, ?),
                  response = ?, error_code = ?, error_description = ?, error_details = ?, reason = ?, sent = ?, late = ?, request = ?
                where id = ?
                """)) {
            bind(update, Ending.of(outcome));
            update.setObject(2, utc(at));
            update.setBoolean(9, late);
            update.setBytes(10, Confidential.masked(Optional.of(row.action()), row.request()));
            update.setString(11, row.id());
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static void bind(PreparedStatement update, Ending ending) throws SQLException {
        update.setString(1, ending.state());
        update.setBytes(3, ending.response());
        update.setString(4, ending.code());
        update.setString(5, ending.description());
        update.setBytes(6, ending.details());
        update.setString(7, ending.reason());
        update.setBoolean(8, ending.sent());
    }

    /** Commands whose deadline passed long enough ago that no outcome will come; each is taken once per {@code again}. */
    List<CommandRow> overdue(Instant deadlineBefore, Instant sweptBefore, int atMost) {
        try {
            return Select.of(
                            "update commands set swept_at = now() where id in (select id from commands where state = 'open'"
                                    + " and deadline < ? and (swept_at is null or swept_at < ?) limit ? for update skip locked)"
                                    + " returning " + COLUMNS,
                            deadlineBefore,
                            sweptBefore,
                            atMost)
                    .list(connection(), CommandRows::row);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** The columns that an outcome fills. */
    private record Ending(
            String state,
            byte @Nullable [] response,
            @Nullable String code,
            @Nullable String description,
            byte @Nullable [] details,
            @Nullable String reason,
            boolean sent) {
        static Ending of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Answered(byte[] payload) -> new Ending("answered", payload, null, null, null, null, true);
                case Outcome.Errored(String code, String description, byte[] details) ->
                    new Ending("error", null, code, description, details, null, true);
                case Outcome.NoAnswer() -> new Ending("timeout", null, null, null, null, null, true);
                case Outcome.NotSent(String reason) -> new Ending("notSent", null, null, null, null, reason, false);
                case Outcome.Refused(String reason) -> new Ending("refused", null, null, null, null, reason, false);
            };
        }
    }

    static CommandRow row(ResultSet row) throws SQLException {
        Optional<CommandReport.Fault> error = Select.optionalString(row, "error_code")
                .map(code -> new CommandReport.Fault(
                        code,
                        text(row, "error_description"),
                        bytes(row, "error_details").flatMap(CommandRows::json)));
        return new CommandRow(
                row.getString("id"),
                new StationKey(row.getString("tenant"), row.getString("station")),
                Action.of(row.getString("action")).orElseThrow(),
                row.getBytes("request"),
                row.getString("caller"),
                row.getString("state"),
                Select.instant(row, "requested_at"),
                Select.instant(row, "deadline"),
                Select.optionalInstant(row, "finished_at"),
                bytes(row, "response"),
                error,
                Select.optionalString(row, "reason"),
                row.getBoolean("sent"),
                row.getBoolean("late"),
                Select.optionalString(row, "desired_state"));
    }

    private static String text(ResultSet row, String column) {
        try {
            return Select.optionalString(row, column).orElse("");
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static Optional<byte[]> bytes(ResultSet row, String column) {
        try {
            return Optional.ofNullable(row.getBytes(column));
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    static Optional<JsonNode> json(byte[] json) {
        return json.length == 0 ? Optional.empty() : Optional.of(OcppJson.read(json, JsonNode.class));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Connection connection() {
        return UnitOfWork.current().connection();
    }
}
