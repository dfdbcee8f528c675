package io.ametrine.platform.registry;

import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.observability.Metrics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Answers where stations are. Nothing here fails for want of Redis: the answer is then {@link Lookup.Unknown}. */
public interface Registry extends AutoCloseable {
    /** One answer per station asked for. */
    CompletionStage<Map<StationKey, Lookup>> findAll(Collection<StationKey> stations);

    default CompletionStage<Lookup> find(StationKey station) {
        return findAll(List.of(station)).thenApply(found -> found.getOrDefault(station, new Lookup.Unknown()));
    }

    /** Called once, by whoever runs the service. */
    default void measuredBy(Metrics metrics) {}

    @Override
    void close();
}
