package io.ametrine.platform.broker;

import java.util.OptionalInt;

/** A record to be published. Without a partition its key decides. */
public record Outgoing(String topic, OptionalInt partition, String key, Headers headers, byte[] value) {
    public static Outgoing keyed(String topic, String key, Headers headers, byte[] value) {
        return new Outgoing(topic, OptionalInt.empty(), key, headers, value);
    }

    public static Outgoing pinned(String topic, int partition, String key, Headers headers, byte[] value) {
        return new Outgoing(topic, OptionalInt.of(partition), key, headers, value);
    }
}
