package io.ametrine.engines;

/** The settings of a broker that is its own only peer. */
final class KafkaSettings {
    private KafkaSettings() {}

    /**
     * The voters are named here and not in the log, so that the controller's port may change. After a crash the
     * controller takes the broker back only when the session of the dead one has expired: it is kept short.
     */
    static String of(int port, int controllerPort, String log) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=4
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=1000
                group.initial.rebalance.delay.ms=0
                group.consumer.min.heartbeat.interval.ms=1000
                group.consumer.heartbeat.interval.ms=3000
                group.consumer.min.session.timeout.ms=5000
                group.consumer.session.timeout.ms=9000
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                log.cleaner.dedupe.buffer.size=16777216
                log.index.size.max.bytes=1048576
                log.segment.bytes=134217728
                """.formatted(port, controllerPort, log);
    }
}
