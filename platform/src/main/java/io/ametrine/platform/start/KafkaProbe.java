package io.ametrine.platform.start;

import io.ametrine.platform.broker.TopicAdmin;
import io.ametrine.platform.config.Addresses;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.StartRefusedException;
import java.util.Map;
import java.util.Optional;

/** Kafka answers, has as many brokers as the topics have replicas, and knows the group protocol of Kafka 4. */
record KafkaProbe(KafkaConfig config) implements EngineProbe {
    private static final String GROUPS = "group.version";

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Optional<String> problem() {
        Addresses bootstrap = config.addresses();
        return bootstrap.unreachable().or(this::unusable).map(why -> "kafka at " + bootstrap + ": " + why);
    }

    private Optional<String> unusable() {
        try (TopicAdmin admin = new TopicAdmin(config)) {
            int brokers = admin.brokers();
            if (brokers < config.replication()) {
                return Optional.of(
                        brokers + " of the " + config.replication() + " brokers that AMETRINE_KAFKA_REPLICATION needs");
            }
            check(admin.features());
            return Optional.empty();
        } catch (StartRefusedException wrong) {
            throw wrong;
        } catch (RuntimeException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    private void check(Map<String, Short> features) {
        short level = features.getOrDefault(GROUPS, (short) 0);
        if (level < 1) {
            throw new StartRefusedException(
                    "Kafka at " + config.bootstrap() + " has the feature " + GROUPS + " at level "
                            + level
                            + ", but Ametrine's modules share partitions by the group protocol of level 1 (Kafka 4.0 and"
                            + " newer). Upgrade the brokers, then raise it: kafka-features.sh upgrade --feature "
                            + GROUPS + "=1.");
        }
    }
}
