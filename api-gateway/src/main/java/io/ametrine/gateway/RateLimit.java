package io.ametrine.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A token bucket for each key: so many at once, so many per second after that. */
final class RateLimit {
    private static final int MOST_BUCKETS = 20_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long at) {}

    RateLimit(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Takes one; if there is none, how long to wait for it. */
    Optional<Duration> take(String key) {
        long now = nanoTime.getAsLong();
        forgetFullBuckets(now);
        Bucket left = buckets.compute(key, (_, bucket) -> new Bucket(tokens(bucket, now) - 1, now));
        if (left.tokens() >= 0) {
            return Optional.empty();
        }
        buckets.put(key, new Bucket(left.tokens() + 1, now));
        return Optional.of(Duration.ofNanos((long) (-left.tokens() / perSecond * NANOS)));
    }

    private double tokens(@Nullable Bucket bucket, long now) {
        return bucket == null ? burst : Math.min(burst, bucket.tokens() + (now - bucket.at()) / NANOS * perSecond);
    }

    /** A bucket that is full again is like one that never was. */
    private void forgetFullBuckets(long now) {
        if (buckets.size() > MOST_BUCKETS) {
            buckets.values().removeIf(bucket -> tokens(bucket, now) >= burst);
        }
    }
}
