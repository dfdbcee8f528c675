package io.ametrine.central.session;

import io.ametrine.central.publishing.Tracer;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.registry.Admission;
import io.ametrine.platform.registry.Entry;
import io.ametrine.platform.registry.NewSession;
import io.ametrine.platform.registry.NodeKeeper;
import io.ametrine.platform.registry.NodeLease;
import io.ametrine.platform.registry.NodeRegistry;
import io.ametrine.platform.registry.NodeSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** This node's dealings with the registry; what it learns there it tells the world. */
public final class Registrar implements AutoCloseable {
    private static final int ATTEMPTS = 30;

    private final NodeRegistry registry;
    private final Tracer tracer;
    private final NodeMetrics metrics;
    private volatile Optional<NodeKeeper> keeper = Optional.empty();

    public Registrar(NodeRegistry registry, Tracer tracer, NodeMetrics metrics) {
        this.registry = registry;
        this.metrics = metrics;
        this.tracer = tracer;
    }

    public void start(String node, NodeSessions sessions) {
        keeper = Optional.of(NodeKeeper.start(registry, node, sessions));
    }

    private NodeKeeper kept() {
        return keeper.orElseThrow(() -> new IllegalStateException("The node has no lease yet"));
    }

    public NodeLease lease() {
        return kept().lease();
    }

    public boolean mayCommand() {
        return keeper.filter(NodeKeeper::mayCommand).isPresent();
    }

    public Duration sinceRenewal() {
        return kept().sinceRenewal();
    }

    public Duration leaseTime() {
        return registry.leaseTime();
    }

    public CompletionStage<Admission> connect(NewSession session) {
        return registry.connect(lease(), session);
    }

    void connected(Entry entry, String remoteAddress) {
        connected(entry, remoteAddress, Instant.now());
    }

    /** The boot was accepted: the connection is told again, as it began, for those who wait to send the station something. */
    void accepted(Entry entry, String remoteAddress) {
        connected(entry, remoteAddress, entry.since());
    }

    private void connected(Entry entry, String remoteAddress, Instant at) {
        var _ = tracer.tell(
                entry.station(),
                new SessionEvent.Connected(
                        entry.session().session(),
                        entry.session().epoch(),
                        entry.session().node(),
                        entry.session().protocol(),
                        entry.securityProfile(),
                        remoteAddress,
                        at));
    }

    void displaced(Entry entry) {
        metrics.displaced();
        var _ = tracer.tell(
                entry.station(),
                new SessionEvent.Displaced(
                        entry.session().session(),
                        entry.session().epoch(),
                        entry.session().node(),
                        Instant.now()));
    }

    static SessionEvent.Disconnected disconnection(Entry entry, String reason) {
        return new SessionEvent.Disconnected(
                entry.session().session(),
                entry.session().epoch(),
                entry.session().node(),
                reason,
                Instant.now());
    }

    void registered(Entry entry, RegistrationStatus status) {
        var _ = registry.register(entry, status);
    }

    /** Gives the entry back; tells that the station is away unless a newer session has it already. */
    public CompletableFuture<Void> disconnected(Entry entry, String reason) {
        SessionEvent event = disconnection(entry, reason);
        return registry.disconnect(entry)
                .toCompletableFuture()
                .handle((ours, failure) -> {
                    if (failure != null) {
                        retry(entry, ATTEMPTS);
                    }
                    return failure != null || ours;
                })
                .thenCompose(
                        away -> away ? tracer.tell(entry.station(), event) : CompletableFuture.completedFuture(null));
    }

    private void retry(Entry entry, int attempts) {
        if (attempts == 0) {
            return;
        }
        CompletableFuture.delayedExecutor(leaseTime().toMillis() / 3, TimeUnit.MILLISECONDS)
                .execute(() -> registry.disconnect(entry).whenComplete((_, failure) -> {
                    if (failure != null) {
                        retry(entry, attempts - 1);
                    }
                }));
    }

    @Override
    public void close() {
        keeper.ifPresent(NodeKeeper::close);
    }
}
