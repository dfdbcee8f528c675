package io.ametrine.transactions;

import static java.util.stream.Collectors.joining;

import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.Reason;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.transactions.energy.Doubt;
import io.ametrine.transactions.energy.Energy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a transaction lies in its table: one row, written whole. */
final class TransactionRows {
    private record Column(String name, String type) {}

    private static final List<Column> KEY =
            List.of(new Column("tenant", "text"), new Column("station", "text"), new Column("transaction_id", "text"));
    private static final List<Column> REST = List.of(
            new Column("started_at", "timestamptz"),
            new Column("last_event_at", "timestamptz"),
            new Column("ended_at", "timestamptz"),
            new Column("stopped_reason", "text"),
            new Column("charging_state", "text"),
            new Column("time_spent_charging", "int4"),
            new Column("first_seq_no", "int4"),
            new Column("last_seq_no", "int4"),
            new Column("event_count", "int4"),
            new Column("offline_event_count", "int4"),
            new Column("start_seen", "bool"),
            new Column("id_token", "text"),
            new Column("id_token_type", "text"),
            new Column("group_id_token", "text"),
            new Column("group_id_token_type", "text"),
            new Column("stop_id_token", "text"),
            new Column("stop_id_token_type", "text"),
            new Column("evse_id", "int4"),
            new Column("connector_id", "int4"),
            new Column("remote_start_id", "int4"),
            new Column("reservation_id", "int4"),
            new Column("number_of_phases_used", "int4"),
            new Column("cable_max_current", "int4"),
            new Column("energy_register", "text"),
            new Column("energy_begin_at", "timestamptz"),
            new Column("energy_begin_wh", "numeric"),
            new Column("energy_begin_marked", "bool"),
            new Column("energy_end_at", "timestamptz"),
            new Column("energy_end_wh", "numeric"),
            new Column("energy_end_marked", "bool"),
            new Column("energy_doubt", "text"),
            new Column("status_checked_at", "timestamptz"),
            new Column("ongoing_indicator", "bool"),
            new Column("messages_in_queue", "bool"));

    static final MultiRow UPSERT = upsert();

    private TransactionRows() {}

    private static MultiRow upsert() {
        List<Column> all = Stream.concat(KEY.stream(), REST.stream()).toList();
        String sql = "insert into transactions (%s) select * from unnest(%s) on conflict (%s) do update set %s"
                .formatted(
                        names(all),
                        all.stream().map(_ -> "?").collect(joining(", ")),
                        names(KEY),
                        REST.stream()
                                .map(column -> column.name() + " = excluded." + column.name())
                                .collect(joining(", ")));
        return MultiRow.of(sql, all.stream().map(Column::type).toArray(String[]::new));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    static @Nullable Object[] row(Transaction transaction) {
        TransactionKey key = transaction.key();
        Course course = transaction.course();
        Sequence sequence = transaction.sequence();
        Drivers drivers = transaction.drivers();
        Circumstances at = transaction.circumstances();
        Energy energy = transaction.energy();
        Optional<ReportedStatus> status = transaction.status();
        return MultiRow.row(
                key.tenant(),
                key.station().station(),
                key.transactionId(),
                course.startedAt(),
                course.lastEventAt(),
                course.endedAt(),
                course.stoppedReason().map(Reason::wireName),
                course.chargingState().map(ChargingState::wireName),
                course.timeSpentCharging(),
                sequence.first(),
                sequence.last(),
                sequence.count(),
                sequence.offline(),
                sequence.startSeen(),
                drivers.idToken().map(Token::idToken),
                type(drivers.idToken()),
                drivers.group().map(Token::idToken),
                type(drivers.group()),
                drivers.stopIdToken().map(Token::idToken),
                type(drivers.stopIdToken()),
                at.evseId(),
                at.connectorId(),
                at.remoteStartId(),
                at.reservationId(),
                at.numberOfPhasesUsed(),
                at.cableMaxCurrent(),
                energy.register(),
                energy.begin().map(Energy.Reading::at),
                energy.begin().map(reading -> reading.wh().toPlainString()),
                energy.begin().map(Energy.Reading::marked),
                energy.end().map(Energy.Reading::at),
                energy.end().map(reading -> reading.wh().toPlainString()),
                energy.end().map(Energy.Reading::marked),
                energy.doubt().map(Doubt::name),
                status.map(ReportedStatus::at),
                status.flatMap(ReportedStatus::ongoing),
                status.map(ReportedStatus::messagesInQueue));
    }

    private static Optional<String> type(Optional<Token> token) {
        return token.map(known -> known.type().wireName());
    }

    static Transaction read(ResultSet row) throws SQLException {
        return new Transaction(
                key(row), sequence(row), course(row), drivers(row), circumstances(row), energy(row), status(row));
    }

    static TransactionKey key(ResultSet row) throws SQLException {
        return new TransactionKey(
                new StationKey(row.getString("tenant"), row.getString("station")), row.getString("transaction_id"));
    }

    private static Sequence sequence(ResultSet row) throws SQLException {
        return new Sequence(
                row.getInt("first_seq_no"),
                row.getInt("last_seq_no"),
                row.getInt("event_count"),
                row.getInt("offline_event_count"),
                row.getBoolean("start_seen"));
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                Select.instant(row, "started_at"),
                Select.instant(row, "last_event_at"),
                Select.optionalInstant(row, "ended_at"),
                Select.optionalString(row, "stopped_reason").map(Reason::of),
                Select.optionalString(row, "charging_state").map(ChargingState::of),
                Select.optionalInteger(row, "time_spent_charging"));
    }

    private static Drivers drivers(ResultSet row) throws SQLException {
        return new Drivers(token(row, "id_token"), token(row, "group_id_token"), token(row, "stop_id_token"));
    }

    static Optional<Token> token(ResultSet row, String column) throws SQLException {
        Optional<IdTokenEnum> type =
                Select.optionalString(row, column + "_type").map(IdTokenEnum::of);
        return Select.optionalString(row, column).flatMap(text -> type.map(known -> new Token(text, known)));
    }

    private static Circumstances circumstances(ResultSet row) throws SQLException {
        return new Circumstances(
                Select.optionalInteger(row, "evse_id"),
                Select.optionalInteger(row, "connector_id"),
                Select.optionalInteger(row, "remote_start_id"),
                Select.optionalInteger(row, "reservation_id"),
                Select.optionalInteger(row, "number_of_phases_used"),
                Select.optionalInteger(row, "cable_max_current"));
    }

    private static Energy energy(ResultSet row) throws SQLException {
        return new Energy(
                Select.optionalString(row, "energy_register"),
                reading(row, "energy_begin"),
                reading(row, "energy_end"),
                Select.optionalString(row, "energy_doubt").map(Doubt::valueOf));
    }

    private static Optional<Energy.Reading> reading(ResultSet row, String column) throws SQLException {
        Optional<Instant> at = Select.optionalInstant(row, column + "_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal wh = row.getBigDecimal(column + "_wh");
        return Optional.of(new Energy.Reading(at.get(), wh, row.getBoolean(column + "_marked")));
    }

    private static Optional<ReportedStatus> status(ResultSet row) throws SQLException {
        Optional<Instant> at = Select.optionalInstant(row, "status_checked_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        Optional<Boolean> ongoing = Optional.ofNullable(row.getObject("ongoing_indicator", Boolean.class));
        return Optional.of(new ReportedStatus(at.get(), ongoing, row.getBoolean("messages_in_queue")));
    }
}
