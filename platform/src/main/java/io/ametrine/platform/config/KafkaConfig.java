package io.ametrine.platform.config;

/**
 * Where Kafka is, and how its topics are laid out.
 *
 * @param partitions of every topic but {@code ocpp.out}, whose number is the limit on nodes
 */
public record KafkaConfig(String bootstrap, int partitions, int outPartitions, int replication) {
    public static KafkaConfig from(Settings settings) {
        return new KafkaConfig(
                settings.string("kafka.bootstrap"),
                settings.integer("kafka.partitions", 4).between(1, 512),
                settings.integer("kafka.out-partitions", 64).between(1, 512),
                settings.integer("kafka.replication", 1).between(1, 9));
    }

    public static KafkaConfig local(String bootstrap) {
        return new KafkaConfig(bootstrap, 4, 64, 1);
    }
}
