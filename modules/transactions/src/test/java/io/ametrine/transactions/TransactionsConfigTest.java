package io.ametrine.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.config.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionsConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "AMETRINE_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
            "AMETRINE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/ametrine",
            "AMETRINE_DATABASE_USER", "ametrine",
            "AMETRINE_DATABASE_PASSWORD", "secret",
            "AMETRINE_REDIS_URL", "redis://127.0.0.1:6379",
            "AMETRINE_INTERNAL_SECRET", "0123456789abcdef0123456789abcdef");

    private static TransactionsConfig with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(NEEDED);
        environment.putAll(more);
        return TransactionsConfig.from(Settings.of(environment));
    }

    @Test
    void defaults() {
        TransactionsConfig config = with(Map.of());

        assertThat(config.http()).isEqualTo(new HttpConfig("127.0.0.1", 9103));
        assertThat(config.concurrentTransactions()).isEqualTo(ConcurrentTransactions.ALLOWED);
    }

    @Test
    void everyKeyIsRead() {
        TransactionsConfig config = with(Map.of(
                "AMETRINE_HTTP_HOST", "10.0.0.1",
                "AMETRINE_HTTP_PORT", "9000",
                "AMETRINE_CONCURRENT_TRANSACTIONS", "refused"));

        assertThat(config.http()).isEqualTo(new HttpConfig("10.0.0.1", 9000));
        assertThat(config.concurrentTransactions()).isEqualTo(ConcurrentTransactions.REFUSED);
        assertThat(config.kafka().bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(config.database().user()).isEqualTo("ametrine");
        assertThat(config.redis().url()).hasPort(6379);
        assertThat(config.internalSecret().reveal()).hasSize(32);
    }
}
