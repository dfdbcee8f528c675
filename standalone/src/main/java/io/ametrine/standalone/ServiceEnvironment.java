package io.ametrine.standalone;

import io.ametrine.engines.Engines;
import io.ametrine.platform.config.Settings;
import java.util.HashMap;
import java.util.Map;

/** The AMETRINE_* variables of each service, just as if it ran as a process of its own. */
final class ServiceEnvironment {
    /** For one lease time after the start nobody can say whether a station is offline: Redis begins empty. */
    private static final String NODE_LEASE = "6s";

    private final Map<String, String> shared;
    private final Map<String, String> broker = new HashMap<>();
    private final Map<String, String> redis = new HashMap<>();
    private final Map<String, String> database = new HashMap<>();
    private final Map<String, String> internal = new HashMap<>();

    /** @param shared what every service is told besides */
    ServiceEnvironment(Engines engines, String internalSecret, Map<String, String> shared) {
        this.shared = Map.copyOf(shared);
        broker.put("AMETRINE_KAFKA_BOOTSTRAP", engines.kafkaBootstrap());
        redis.put("AMETRINE_REDIS_URL", engines.redisUrl());
        database.put("AMETRINE_DATABASE_URL", engines.jdbcUrl());
        database.put("AMETRINE_DATABASE_USER", engines.databaseUser());
        database.put("AMETRINE_DATABASE_PASSWORD", engines.databasePassword());
        internal.put("AMETRINE_INTERNAL_SECRET", internalSecret);
    }

    Map<String, String> broker() {
        return Map.copyOf(broker);
    }

    /** A module on a free port. */
    Map<String, String> module() {
        return merged(Map.of("AMETRINE_HTTP_PORT", "0"), shared, broker, redis, database, internal);
    }

    Map<String, String> centralSystem(String host, int port) {
        return merged(
                Map.of(
                        "AMETRINE_HTTP_PORT",
                        "0",
                        "AMETRINE_NODE_LEASE",
                        NODE_LEASE,
                        "AMETRINE_STATION_HOST",
                        host,
                        "AMETRINE_STATION_PORT",
                        Integer.toString(port)),
                shared,
                broker,
                redis);
    }

    Map<String, String> gateway(String host, int port, Map<String, String> moduleUrls) {
        Map<String, String> own = new HashMap<>();
        own.put("AMETRINE_HTTP_HOST", host);
        own.put("AMETRINE_HTTP_PORT", Integer.toString(port));
        moduleUrls.forEach((module, url) -> own.put(Settings.variable(module + ".url"), url));
        return merged(own, shared, broker, internal);
    }

    @SafeVarargs
    private static Map<String, String> merged(Map<String, String> first, Map<String, String>... others) {
        Map<String, String> all = new HashMap<>(first);
        for (Map<String, String> other : others) {
            all.putAll(other);
        }
        return all;
    }
}
