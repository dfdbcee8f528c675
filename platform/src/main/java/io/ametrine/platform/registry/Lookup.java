package io.ametrine.platform.registry;

import java.util.Optional;

/** What the registry knows of one station. */
public sealed interface Lookup {
    /** Its socket is at the node that the entry names. */
    record Connected(Entry entry) implements Lookup {}

    /** It has no socket; {@code last} is its previous session, if it ever had one. */
    record Offline(Optional<Entry> last) implements Lookup {}

    /** Redis is away, or was away until just now and the nodes are still telling it what they hold. */
    record Unknown() implements Lookup {}
}
