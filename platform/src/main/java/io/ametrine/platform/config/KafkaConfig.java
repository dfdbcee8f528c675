package io.ametrine.platform.config;

import java.util.Optional;

/**
 * Where Kafka is, how it is to be reached, and how its topics are laid out.
 *
 * @param partitions of every topic but {@code ocpp.out}, whose number is the limit on nodes
 */
public record KafkaConfig(
        String bootstrap, int partitions, int outPartitions, int replication, KafkaSecurity security) {
    public KafkaConfig(String bootstrap, int partitions, int outPartitions, int replication) {
        this(bootstrap, partitions, outPartitions, replication, KafkaSecurity.NONE);
    }

    public static KafkaConfig from(Settings settings) {
        return new KafkaConfig(
                settings.required("kafka.bootstrap", "127.0.0.1:9092"),
                settings.integer("kafka.partitions", 4).between(1, 512),
                settings.integer("kafka.out-partitions", 64).between(1, 512),
                settings.integer("kafka.replication", 1).between(1, 9),
                KafkaSecurity.from(settings));
    }

    public Addresses addresses() {
        return Addresses.of(bootstrap, 9092);
    }

    /** That nobody listens there, if it is so. */
    public Optional<String> unreachable() {
        return addresses().unreachable().map(why -> "kafka at " + addresses() + ": " + why);
    }

    public static KafkaConfig local(String bootstrap) {
        return new KafkaConfig(bootstrap, 4, 64, 1);
    }
}
