package io.ametrine.platform.broker;

import io.ametrine.platform.broker.Topics.Topic;
import io.ametrine.platform.config.KafkaConfig;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing and tells what the others are like. */
public final class TopicAdmin implements AutoCloseable {
    private final Admin admin;
    private final KafkaConfig config;

    public TopicAdmin(KafkaConfig config) {
        this.config = config;
        this.admin = Admin.create(KafkaConnection.settings(
                config,
                Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        15_000)));
    }

    /** Creates every missing topic; leaves those that exist as they are. */
    public void ensure() {
        List<NewTopic> wanted = Topics.all(config).stream().map(this::newTopic).toList();
        admin.createTopics(wanted).values().forEach((topic, created) -> {
            try {
                created.get();
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("Topic " + topic + " cannot be created", failure.getCause());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while creating " + topic, interrupted);
            }
        });
    }

    private NewTopic newTopic(Topic topic) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        return new NewTopic(topic.name(), topic.partitions(), (short) config.replication()).configs(settings);
    }

    /** The identity of a topic, which changes when it is deleted and made again, and its width. */
    public record TopicState(Uuid id, int partitions) {}

    public Map<String, TopicState> describe(Collection<String> topics) {
        try {
            return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .collect(Collectors.toMap(
                            TopicDescription::name,
                            topic -> new TopicState(
                                    topic.topicId(), topic.partitions().size())));
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Topics " + topics + " cannot be described", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while describing topics", interrupted);
        }
    }

    /** Where each partition's log ends. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(asked).all(), "The ends of the logs cannot be read").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** How many brokers can be reached. */
    public int brokers() {
        return answer(admin.describeCluster().nodes(), "The brokers cannot be listed")
                .size();
    }

    /** What the brokers have agreed on, by name and level; a feature that is missing has level 0. */
    public Map<String, Short> features() {
        return answer(admin.describeFeatures().featureMetadata(), "The brokers' features cannot be listed")
                .finalizedFeatures()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, feature -> feature.getValue().maxVersionLevel()));
    }

    private static <T> T answer(KafkaFuture<T> asked, String otherwise) {
        try {
            return asked.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(otherwise + ": " + failure.getCause(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(otherwise, interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
