package io.ametrine.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live trace: one tail of the topic for all followers, begun with the first and ended after the last. */
final class TraceFeed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TraceFeed.class);
    private static final int MOST_FOLLOWERS = 200;

    private final Source source;
    private final Set<TraceFollower> followers = ConcurrentHashMap.newKeySet();
    private @Nullable AutoCloseable tail;

    /** Opens a tail at the end of the topic. */
    @FunctionalInterface
    interface Source {
        AutoCloseable open(Consumer<Incoming> each);
    }

    TraceFeed(Source source) {
        this.source = source;
    }

    /** Follows one station, or all of the tenant. */
    synchronized TraceFollower follow(String tenant, Optional<String> station) {
        if (followers.size() >= MOST_FOLLOWERS) {
            throw Problem.unavailable("More than " + MOST_FOLLOWERS + " traces are followed. Close one.");
        }
        TraceFollower follower = new TraceFollower(tenant, station);
        followers.add(follower);
        if (tail == null) {
            tail = source.open(this::receive);
        }
        return follower;
    }

    synchronized void leave(TraceFollower follower) {
        followers.remove(follower);
        if (followers.isEmpty()) {
            close();
        }
    }

    private void receive(Incoming record) {
        StationKey key = StationKey.parse(record.key());
        if (followers.stream().noneMatch(follower -> follower.wants(key))) {
            return;
        }
        ObjectNode entry = OcppJson.read(record.value(), ObjectNode.class);
        entry.put("station", key.station());
        followers.stream().filter(follower -> follower.wants(key)).forEach(follower -> follower.offer(entry));
    }

    boolean open() {
        return tail != null;
    }

    @Override
    public synchronized void close() {
        if (tail != null) {
            try {
                tail.close();
            } catch (Exception failure) {
                log.warn("trace tail not closed reason={}", failure.toString());
            }
            tail = null;
        }
    }
}
