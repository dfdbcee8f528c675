package io.ametrine.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MultiRowIT {
    private static final MultiRow INSERT =
            MultiRow.of("""
            insert into every_type (id, big, truth, words, at, amount, document, mark, bytes)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, "int4", "int8", "bool", "text", "timestamptz", "numeric", "json", "uuid", "bytea");
    private static final String WORDS = "quote \" backslash \\ comma , brace { NULL é 😀";

    @Test
    void valuesOfEveryTypeArriveAsTheyWere() throws SQLException {
        Instant time = Instant.parse("2026-03-01T12:00:00.123456Z");
        UUID mark = UUID.randomUUID();
        Object[] full = {
            7,
            Optional.of(8L),
            true,
            WORDS,
            time,
            new BigDecimal("1.50"),
            "{\"a\": [\"\\u0000\"]}",
            mark,
            new byte[] {0, -1}
        };
        Object[] empty = {9, Optional.empty(), Optional.empty(), null, null, null, null, null, null};

        List<String> rows = written(List.of(full, empty));

        assertThat(rows)
                .containsExactly(
                        "7|8|true|" + WORDS + "|2026-03-01 12:00:00.123456+00|1.50|{\"a\": [\"\\u0000\"]}|" + mark
                                + "|\\x00ff",
                        "9||||||||");
    }

    @Test
    void refusesAStatementWithMoreParametersThanTypes() {
        assertThatThrownBy(() -> MultiRow.of("select unnest(?, ?)", "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 parameters and 1 types");
    }

    private static List<String> written(List<@Nullable Object[]> rows) throws SQLException {
        Engines engines = TestEngines.shared();
        try (Connection connection =
                DriverManager.getConnection(engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword())) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        create temporary table every_type (id int4, big int8, truth bool, words text, at timestamptz,
                            amount numeric, document json, mark uuid, bytes bytea)
                        """);
                statement.execute("set local timezone = 'UTC'");
            }
            assertThat(INSERT.write(connection, rows, row -> row)).isEqualTo(rows.size());
            return Select.of("""
                            select concat_ws('|', id, coalesce(big::text, ''), coalesce(truth::text, ''), coalesce(words, ''),
                                coalesce(at::text, ''), coalesce(amount::text, ''), coalesce(document::text, ''),
                                coalesce(mark::text, ''), coalesce(bytes::text, '')) as line
                            from every_type order by id
                            """).list(connection, row -> row.getString("line"));
        }
    }
}
