package io.ametrine.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            select * from commands where true and id = ?, select commands
            insert into events (a) select x from unnest(?) on conflict do nothing, insert events
            update progress set next_offset = ? where topic = ?, update progress
            delete from outbox where id = any (?), delete outbox
            with a as (select 1 from topics) select * from a, with topics
            commit, commit
            """)
    void aStatementIsNamedAfterWhatItDoesToWhichTable(String sql, String name) {
        assertThat(Statements.name(sql)).isEqualTo(name);
        assertThat(Statements.name("  \n  " + sql).strip()).isEqualTo(name);
    }
}
