package io.ametrine.platform.database;

import io.ametrine.platform.tracing.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** A query put together from fixed SQL and the filters that the caller gave; values only ever travel as parameters. */
public final class Select {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Select() {}

    public static Select of(String sql, Object... values) {
        return new Select().then(sql, values);
    }

    /** Appends SQL with its parameters. */
    public Select then(String fragment, Object... more) {
        if (!sql.isEmpty()) {
            sql.append(' ');
        }
        sql.append(fragment);
        values.addAll(List.of(more));
        return this;
    }

    /** Appends {@code and <condition>}, whose one parameter is {@code value}, if there is a value. */
    public Select and(String condition, Optional<?> value) {
        value.ifPresent(present -> then("and " + condition, present));
        return this;
    }

    public <T> List<T> list(StatelessSession session, Row<T> row) {
        return session.doReturningWork(connection -> list(connection, row));
    }

    public <T> Optional<T> first(StatelessSession session, Row<T> row) {
        return list(session, row).stream().findFirst();
    }

    public <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        String text = sql.toString();
        try (Step _ = Statements.step(text);
                PreparedStatement statement = connection.prepareStatement(text)) {
            for (int index = 0; index < values.size(); index++) {
                statement.setObject(index + 1, parameter(values.get(index)));
            }
            try (ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(row.read(results));
                }
                return rows;
            }
        }
    }

    /** A {@code timestamptz} column that is never NULL. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public static Optional<String> optionalString(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static Optional<Integer> optionalInteger(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }

    private static Object parameter(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    /** Reads the row that the result set stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
