package io.ametrine.platform.broker;

import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.config.KafkaConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The topics, fixed in number: never one per station. */
public final class Topics {
    public static final String OUT = "ocpp.out";
    public static final String TRACE = "ocpp.trace";
    public static final String SESSIONS = "station.sessions";
    public static final String GATEWAY_INBOX = "gateway.inbox";
    public static final String DIRECTORY_STATIONS = "directory.stations";
    public static final String DIRECTORY_TOKENS = "directory.tokens";
    public static final String DIRECTORY_API_KEYS = "directory.api-keys";

    private static final long DAY = 86_400_000L;

    private Topics() {}

    public static String in(OwningModule module) {
        return in(module.id());
    }

    public static String in(String module) {
        return "ocpp.in." + module;
    }

    public static String events(String domain) {
        return "events." + domain;
    }

    /** Every topic with its partitions and settings, as one installation needs them. */
    public static List<Topic> all(KafkaConfig config) {
        List<Topic> topics = new ArrayList<>();
        Map<String, String> kept = Map.of("retention.ms", Long.toString(7 * DAY), "segment.bytes", "134217728");
        Map<String, String> brief = Map.of("retention.ms", Long.toString(DAY), "segment.bytes", "67108864");
        Map<String, String> compacted = Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1");
        Arrays.stream(OwningModule.values()).forEach(module -> {
            topics.add(new Topic(in(module), config.partitions(), kept));
            topics.add(new Topic(events(module.id()), config.partitions(), kept));
        });
        topics.add(new Topic(OUT, config.outPartitions(), brief));
        topics.add(new Topic(TRACE, config.partitions(), kept));
        topics.add(new Topic(SESSIONS, config.partitions(), kept));
        topics.add(new Topic(GATEWAY_INBOX, config.partitions(), brief));
        for (String directory : List.of(DIRECTORY_STATIONS, DIRECTORY_TOKENS, DIRECTORY_API_KEYS)) {
            topics.add(new Topic(directory, config.partitions(), compacted));
        }
        return topics;
    }

    /** A topic as it is to be created. */
    public record Topic(String name, int partitions, Map<String, String> settings) {}
}
