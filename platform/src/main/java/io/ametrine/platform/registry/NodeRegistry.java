package io.ametrine.platform.registry;

import io.ametrine.ocpp.v201.RegistrationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The registry as the nodes that hold the sockets use it. Stages fail when Redis is away. */
public interface NodeRegistry extends Registry {
    /** How long a node that says nothing is believed to live. */
    Duration leaseTime();

    /** A new lease with a partition that nobody else reads, or nothing when all are taken. */
    CompletionStage<Optional<NodeLease>> claim(String node);

    /** {@code restorable}: the last renewal is younger than the lease time, so that the same lease may be set up again. */
    CompletionStage<Renewal> renew(NodeLease lease, boolean restorable);

    CompletionStage<Void> release(NodeLease lease);

    /** The new session takes a new epoch and wins over whoever held the station. */
    CompletionStage<Admission> connect(NodeLease lease, NewSession session);

    /** False when a newer session holds the station: then nothing was changed. */
    CompletionStage<Boolean> disconnect(Entry entry);

    /** Keeps the registration state for this and later sessions; false when a newer session holds the station. */
    CompletionStage<Boolean> register(Entry entry, RegistrationStatus status);

    /** Registers live sessions again under {@code lease}, each with its epoch unless a newer one exists; empty if lapsed. */
    CompletionStage<List<Reclaimed>> reclaim(NodeLease lease, List<Entry> live);

    /** Some sessions of one dead node, now marked disconnected; survivors compete for them. */
    CompletionStage<List<Entry>> orphans(NodeLease own);

    /** To be called once the loss of these sessions, all of one node, was published. */
    CompletionStage<Void> reaped(List<Entry> orphans);
}
