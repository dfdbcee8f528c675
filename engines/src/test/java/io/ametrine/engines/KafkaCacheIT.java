package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The cache of Kafka's start; once trained, the tests of all modules on this machine have it. */
class KafkaCacheIT {
    @Test
    void trainedOnceItServesEveryLaterStart() throws Exception {
        EnginesConfig config = TestEngines.config();
        KafkaCache cache = KafkaCache.in(config.binariesFolder());
        if (Files.notExists(cache.file())) {
            cache.train();
        }

        try (Engines engines = Engines.start(config)) {
            String process = Files.readString(
                    Path.of("/proc", Long.toString(engines.kafka().pid()), "maps"));
            assertThat(process).contains(cache.file().toString());
        }
    }
}
