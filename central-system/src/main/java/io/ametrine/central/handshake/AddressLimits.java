package io.ametrine.central.handshake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many refused handshakes of one address cost us work: a token bucket each, for the addresses seen last. */
final class AddressLimits {
    private static final int ADDRESSES = 10_000;

    private final double perNano;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Bucket(double tokens, long at) {}

    AddressLimits(double perSecond, double burst) {
        this(perSecond, burst, System::nanoTime);
    }

    AddressLimits(double perSecond, double burst, LongSupplier nanoTime) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    synchronized boolean allows(String address) {
        long now = nanoTime.getAsLong();
        Bucket before = buckets.getOrDefault(address, new Bucket(burst, now));
        double tokens = Math.min(burst, before.tokens() + (now - before.at()) * perNano);
        boolean allowed = tokens >= 1;
        buckets.put(address, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed;
    }
}
