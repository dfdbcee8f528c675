package io.ametrine.platform.config;

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
                settings.string("kafka.bootstrap"),
                settings.integer("kafka.partitions", 4).between(1, 512),
                settings.integer("kafka.out-partitions", 64).between(1, 512),
                settings.integer("kafka.replication", 1).between(1, 9),
                KafkaSecurity.from(settings));
    }

    public static KafkaConfig local(String bootstrap) {
        return new KafkaConfig(bootstrap, 4, 64, 1);
    }
}
