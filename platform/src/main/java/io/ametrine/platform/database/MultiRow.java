package io.ametrine.platform.database;

import io.ametrine.platform.tracing.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One statement for any number of rows: {@code insert into t (…) select … from unnest(?, ?, …)} with one array per column. It
 * costs one round trip and one parse, whatever the number of rows. Every array travels in PostgreSQL's binary format: a type that
 * the driver has none for goes as text and is cast.
 */
public final class MultiRow {
    private final String sql;
    private final List<Column> columns;

    /** How the values of a column travel. */
    private record Column(String type, IntFunction<@Nullable Object[]> array, UnaryOperator<Object> element) {
        private static final Column TEXT = new Column("text", String[]::new, MultiRow::text);
        private static final Map<String, Column> BY_TYPE = Map.of(
                "int4",
                new Column("int4", Integer[]::new, it -> it instanceof Integer ? it : Integer.valueOf(it.toString())),
                "int8",
                new Column("int8", Long[]::new, it -> it instanceof Long ? it : Long.valueOf(it.toString())),
                "bool",
                new Column("bool", Boolean[]::new, it -> it instanceof Boolean ? it : Boolean.valueOf(it.toString())));

        static Column of(String type) {
            return BY_TYPE.getOrDefault(type, TEXT);
        }
    }

    private MultiRow(String sql, List<Column> columns) {
        this.sql = sql;
        this.columns = columns;
    }

    /** The parameters of {@code sql} are arrays of these PostgreSQL types, in order. */
    public static MultiRow of(String sql, String... types) {
        String[] parts = sql.split("\\?", -1);
        if (parts.length != types.length + 1) {
            throw new IllegalArgumentException(
                    (parts.length - 1) + " parameters and " + types.length + " types in: " + sql);
        }
        var cast = new StringBuilder(parts[0]);
        for (int index = 0; index < types.length; index++) {
            cast.append(parameter(types[index])).append(parts[index + 1]);
        }
        return new MultiRow(
                cast.toString(), Arrays.stream(types).map(Column::of).toList());
    }

    private static String parameter(String type) {
        String travels = Column.of(type).type;
        return travels.equals(type) ? "?" : "?::" + travels + "[]::" + type + "[]";
    }

    /** The values of one row; an absent Optional is NULL, byte[] is bytea, everything else is read from its text. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** Writes all {@code items} in the current unit of work and returns how many rows PostgreSQL counted. */
    public <T> int write(Collection<T> items, Function<? super T, @Nullable Object[]> row) {
        try {
            return write(UnitOfWork.current().connection(), items, row);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Writes all {@code items} and returns how many rows PostgreSQL counted. */
    public <T> int write(Connection connection, Collection<T> items, Function<? super T, @Nullable Object[]> row)
            throws SQLException {
        if (items.isEmpty()) {
            return 0;
        }
        List<@Nullable Object[]> arrays =
                columns.stream().map(column -> column.array.apply(items.size())).toList();
        int index = 0;
        for (T item : items) {
            @Nullable Object[] values = row.apply(item);
            for (int column = 0; column < values.length; column++) {
                arrays.get(column)[index] = element(columns.get(column), values[column]);
            }
            index++;
        }
        try (Step _ = Statements.step(sql);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.size(); column++) {
                statement.setArray(column + 1, connection.createArrayOf(columns.get(column).type, arrays.get(column)));
            }
            return statement.executeUpdate();
        }
    }

    private static @Nullable Object element(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> element(column, optional.orElse(null));
            default -> column.element.apply(value);
        };
    }

    private static Object text(Object value) {
        return value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : value.toString();
    }
}
