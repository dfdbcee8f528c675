package io.ametrine.platform.start;

import io.ametrine.platform.config.ServiceConfig;
import io.ametrine.platform.config.StartRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks one engine whether a service could work with it. */
interface EngineProbe {
    /** As health names it. */
    String name();

    /** Which engine is away, where, and why it counts as away; empty when it can be used. */
    Optional<String> problem() throws StartRefusedException;

    /** One for every engine that this service cannot start without. */
    static List<EngineProbe> of(ServiceConfig config) {
        List<EngineProbe> probes = new ArrayList<>();
        probes.add(new KafkaProbe(config.kafka()));
        if (config instanceof ServiceConfig.WithDatabase kept) {
            probes.add(new PostgresProbe(kept.database()));
        }
        if (config instanceof ServiceConfig.WithRedis routed) {
            probes.add(new RedisProbe(routed.redis()));
        }
        return probes;
    }
}
