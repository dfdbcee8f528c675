package io.ametrine.platform.broker;

import java.time.Instant;

/** A record that was read. */
public record Incoming(
        String topic, int partition, long offset, String key, Headers headers, byte[] value, Instant timestamp) {}
