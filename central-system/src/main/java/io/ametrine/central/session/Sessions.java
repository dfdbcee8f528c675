package io.ametrine.central.session;

import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.registry.Entry;
import io.ametrine.platform.registry.NodeLease;
import io.ametrine.platform.registry.NodeSessions;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All sockets of this node, one per station: of two the one with the higher epoch stays. */
public final class Sessions implements NodeSessions {
    private static final int DISPLACED = 1008;

    private final Map<StationKey, StationSession> byStation = new ConcurrentHashMap<>();
    private final Map<StationSession, CompletableFuture<Void>> farewells = new ConcurrentHashMap<>();
    private final Node node;
    private final Broker broker;
    private final Consumer<NodeLease> whenLeased;

    /** {@code whenLeased} moves the reader of answers to the lease's partition. */
    public Sessions(Node node, Broker broker, Consumer<NodeLease> whenLeased) {
        this.node = node;
        this.broker = broker;
        this.whenLeased = whenLeased;
    }

    public int partitionOf(StationKey station) {
        return broker.partitionOf(Topics.SESSIONS, station.key());
    }

    /** Called on the socket's event loop, as soon as it is open. */
    public StationSession open(
            ServerWebSocket socket,
            Context context,
            LoopClock clock,
            Entry entry,
            RegistrationStatus registration,
            String remoteAddress) {
        StationSession session = new StationSession(
                node, socket, context, entry, registration, remoteAddress, partitionOf(entry.station()));
        session.start(closed -> {
            clock.remove(closed);
            closed(closed);
        });
        clock.add(session);
        node.registrar().connected(entry, remoteAddress);
        StationSession stays = byStation.merge(entry.station(), session, Sessions::newer);
        if (stays != session) {
            displace(session);
        }
        return session;
    }

    private static StationSession newer(StationSession one, StationSession other) {
        boolean otherIsNewer =
                other.entry().session().epoch() > one.entry().session().epoch();
        if (otherIsNewer) {
            displace(one);
        }
        return otherIsNewer ? other : one;
    }

    private static void displace(StationSession session) {
        session.run(old -> old.close(DISPLACED, "displaced by a newer connection"));
    }

    /** A session elsewhere lost its station to one of ours: its node is told to close it. */
    public void displaced(Entry older) {
        node.registrar().displaced(older);
        if (isLive(older)) {
            find(older.station()).ifPresent(Sessions::displace);
        } else {
            Outbound.Close close =
                    new Outbound.Close(older.station(), older.session(), DISPLACED, "displaced by a newer connection");
            var _ = node.publisher().publish(() -> EnvelopeCodec.encode(close));
        }
    }

    private void closed(StationSession session) {
        byStation.remove(session.key(), session);
        CompletableFuture<Void> farewell = node.registrar().disconnected(session.entry(), session.reasonOfEnd());
        farewells.put(session, farewell);
        var _ = farewell.whenComplete((_, _) -> farewells.remove(session));
    }

    Optional<StationSession> find(StationKey station) {
        return Optional.ofNullable(byStation.get(station));
    }

    public int size() {
        return byStation.size();
    }

    public Collection<StationSession> all() {
        return byStation.values();
    }

    /** The last words about sessions that closed. */
    public List<CompletableFuture<Void>> farewells() {
        return List.copyOf(farewells.values());
    }

    /** The operator changed a station: who is deleted leaves, who is no longer accepted is held to that. */
    public void changed(StationEntry row) {
        find(new StationKey(row.tenant(), row.id())).ifPresent(session -> {
            if (row.deleted()) {
                session.run(known -> known.close(DISPLACED, "the station was removed"));
                return;
            }
            RegistrationStatus decided = RegistrationStatus.of(row.registration());
            if (decided != RegistrationStatus.ACCEPTED) {
                session.run(known -> known.registered(decided));
            }
        });
    }

    @Override
    public List<Entry> live() {
        return byStation.values().stream().map(StationSession::entry).toList();
    }

    @Override
    public boolean isLive(Entry entry) {
        return find(entry.station())
                .filter(session ->
                        session.entry().session().epoch() == entry.session().epoch())
                .isPresent();
    }

    @Override
    public void leaseTaken(NodeLease lease) {
        whenLeased.accept(lease);
    }

    @Override
    public void registeredAgain(Entry entry, boolean returned) {
        find(entry.station()).ifPresent(session -> session.run(known -> known.movedTo(entry)));
        if (returned) {
            node.registrar().connected(entry, "");
        }
    }

    @Override
    public void overtaken(Entry entry) {
        node.registrar().displaced(entry);
        find(entry.station())
                .filter(session ->
                        session.entry().session().epoch() == entry.session().epoch())
                .ifPresent(Sessions::displace);
    }

    @Override
    public CompletionStage<Void> nodeLost(List<Entry> orphans) {
        return node.tracer()
                .tellAll(
                        orphans.stream().map(Entry::station).toList(),
                        orphans.stream()
                                .map(orphan -> Registrar.disconnection(orphan, "node lost"))
                                .toList());
    }
}
