package io.ametrine.platform.registry;

import java.time.Duration;
import java.util.Optional;

/** What became of a session that asked to be registered. */
public sealed interface Admission {
    /** It has its epoch; {@code displaced} is the session that was live until now. */
    record Registered(Entry entry, Optional<Entry> displaced) implements Admission {}

    /** Sockets of this identity displace each other too often. */
    record Crowded(Duration retryAfter) implements Admission {}

    /** The node's own lease is gone. */
    record Lapsed() implements Admission {}
}
