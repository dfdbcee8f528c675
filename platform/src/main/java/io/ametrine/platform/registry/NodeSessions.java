package io.ametrine.platform.registry;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The sockets of one node, as its keeper sees them. Calls come from the keeper's thread. */
public interface NodeSessions {
    /** Every registered session whose socket is open. */
    List<Entry> live();

    boolean isLive(Entry entry);

    /** From now on sessions are registered under this lease, and its partition is to be read. */
    void leaseTaken(NodeLease lease);

    /** The session was registered again, perhaps under a new lease; {@code returned}: it had been declared lost. */
    void registeredAgain(Entry entry, boolean returned);

    /** A newer session of the station exists: the socket is to be closed. */
    void overtaken(Entry entry);

    /** Tells everybody that these sessions of a dead node are gone; done once that is durable. */
    CompletionStage<Void> nodeLost(List<Entry> orphans);
}
