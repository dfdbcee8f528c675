package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The ephemeral engines that all tests share. */
class EnginesIT {
    private final Engines engines = TestEngines.shared();
    private final Traces traces = new Traces(engines);

    @Test
    void allThreeAnswer() throws Exception {
        traces.leaveInKafka("hello");
        traces.leaveInPostgres("hello");

        assertThat(traces.inKafka("hello")).isTrue();
        assertThat(traces.inPostgres("hello")).isTrue();
        assertThat(traces.redis("SET trace hello")).startsWith("+OK");
        assertThat(traces.redis("GET trace")).contains("hello");
    }

    @Test
    void postgresFlushesCommitsAndStoresTextAsUtf8InByteOrder() throws Exception {
        assertThat(traces.ask("show fsync")).contains("on");
        assertThat(traces.ask("show synchronous_commit")).contains("on");
        assertThat(traces.ask("show server_encoding")).contains("UTF8");
        assertThat(traces.ask("select datcollate from pg_database where datname = 'ametrine'"))
                .contains("C");
    }

    @Test
    void redisRefusesRatherThanEvicts() throws Exception {
        assertThat(traces.redis("CONFIG GET maxmemory-policy")).contains("noeviction");
        assertThat(traces.redis("CONFIG GET save")).doesNotContain("3600");
    }
}
