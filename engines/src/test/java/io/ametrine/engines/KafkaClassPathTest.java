package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KafkaClassPathTest {
    @Test
    void jarIsKnownByItsNameWithoutTheVersion() {
        assertThat(KafkaClassPath.artifact(Path.of("lib/kafka_2.13-4.4.0.jar"))).isEqualTo("kafka_2.13");
        assertThat(KafkaClassPath.artifact(Path.of("zstd-jni-1.5.7-17.jar"))).isEqualTo("zstd-jni");
        assertThat(KafkaClassPath.artifact(Path.of("jackson-datatype-jdk8-2.22.4.jar")))
                .isEqualTo("jackson-datatype-jdk8");
        assertThat(KafkaClassPath.artifact(Path.of("lib/kafka-clients.jar"))).isEqualTo("kafka-clients");
    }

    @Test
    void neededJarsAreTakenInAFixedOrder() {
        Set<Path> all = entries("vertx-core-5.jar", "kafka-2.jar", "a-1.jar");

        assertThat(KafkaClassPath.needed(all, Set.of("a", "kafka")))
                .isEqualTo(List.of(Path.of("a-1.jar"), Path.of("kafka-2.jar")));
    }

    @Test
    void whenOneIsMissingUnderItsNameAllAreTaken() {
        Set<Path> all = entries("everything.jar", "kafka-2.jar");

        assertThat(KafkaClassPath.needed(all, Set.of("a", "kafka"))).hasSize(2);
    }

    @Test
    void classPathOfThisJvmHoldsTheBrokerAndNoPostgres() {
        KafkaClassPath found = KafkaClassPath.ofThisJvm();

        assertThat(found.jars()).extracting(KafkaClassPath::artifact).contains("kafka_2.13", "logback-classic");
        assertThat(found.jars()).extracting(KafkaClassPath::artifact).doesNotContain("postgresql", "junit-jupiter");
        assertThat(found.own()).hasSize(1);
    }

    private static Set<Path> entries(String... names) {
        Set<Path> entries = new LinkedHashSet<>();
        for (String name : names) {
            entries.add(Path.of(name));
        }
        return entries;
    }
}
