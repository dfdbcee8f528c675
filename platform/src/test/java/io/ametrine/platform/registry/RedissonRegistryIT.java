package io.ametrine.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.registry.Admission.Registered;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedissonRegistryIT {
    private static final Duration LEASE = Duration.ofMillis(900);
    private static final StationKey STATION = new StationKey("default", "CS001");

    private static URI redis;
    private static RedissonRegistry registry;

    private final RecordedSessions sessionsOfA = new RecordedSessions();
    private final RecordedSessions sessionsOfB = new RecordedSessions();
    private FreezingRegistry networkOfA;
    private NodeKeeper nodeA;
    private NodeKeeper nodeB;

    @BeforeAll
    static void connect() {
        redis = URI.create(TestEngines.shared().redisUrl());
        registry = RedissonRegistry.connect(new RedisConfig(redis), LEASE, 4);
    }

    @AfterAll
    static void disconnect() {
        registry.close();
    }

    @BeforeEach
    void startTwoNodes() throws IOException {
        flush();
        networkOfA = new FreezingRegistry(registry);
        nodeA = NodeKeeper.start(networkOfA, "a", sessionsOfA);
        nodeB = NodeKeeper.start(registry, "b", sessionsOfB);
        awaitSettled();
    }

    @AfterEach
    void stopBoth() {
        networkOfA.thaw();
        nodeA.close();
        nodeB.close();
    }

    @Test
    void everyNodeHasItsOwnPartition() {
        assertThat(nodeA.lease().outPartition())
                .isBetween(0, 3)
                .isNotEqualTo(nodeB.lease().outPartition());
    }

    @Test
    void noLeaseIsGivenOnceEveryPartitionIsTaken() {
        NodeLease third = done(registry.claim("c")).orElseThrow();
        NodeLease fourth = done(registry.claim("d")).orElseThrow();

        assertThat(done(registry.claim("e"))).isEmpty();

        done(registry.release(third));
        done(registry.release(fourth));
    }

    @Test
    void aConnectedStationIsFoundAtItsNode() {
        Entry entry = connect(nodeA, sessionsOfA);

        assertThat(find()).isEqualTo(new Lookup.Connected(entry));
    }

    @Test
    void theNewerSocketWinsWithAHigherEpochAndNamesTheDisplacedOne() {
        Entry older = connect(nodeA, sessionsOfA);

        Registered admission = (Registered) done(registry.connect(nodeB.lease(), newSession()));

        assertThat(admission.displaced()).contains(older);
        assertThat(admission.entry().session().epoch())
                .isGreaterThan(older.session().epoch());
    }

    @Test
    void theLateCloseOfADisplacedSocketChangesNothing() {
        Entry older = connect(nodeA, sessionsOfA);
        Entry newer = connect(nodeB, sessionsOfB);

        assertThat(done(registry.disconnect(older))).isFalse();
        assertThat(done(registry.register(older, RegistrationStatus.REJECTED))).isFalse();

        assertThat(find()).isEqualTo(new Lookup.Connected(newer));
    }

    @Test
    void twoSocketsOfOneIdentityCannotDisplaceEachOtherForEver() {
        Admission last = done(registry.connect(nodeA.lease(), newSession()));
        for (int turn = 0; turn < 12; turn++) {
            last = done(registry.connect((turn % 2 == 0 ? nodeB : nodeA).lease(), newSession()));
        }

        assertThat(last).isInstanceOf(Admission.Crowded.class);
        assertThat(((Admission.Crowded) last).retryAfter()).isPositive();
    }

    @Test
    void theRegistrationStateOutlivesTheSession() {
        Entry first = connect(nodeA, sessionsOfA);
        done(registry.register(first, RegistrationStatus.PENDING));
        sessionsOfA.open.clear();
        done(registry.disconnect(first));

        Lookup.Offline offline = (Lookup.Offline) find();
        Entry second = connect(nodeB, sessionsOfB);

        assertThat(offline.last().flatMap(Entry::registration)).contains(RegistrationStatus.PENDING);
        assertThat(second.registration()).contains(RegistrationStatus.PENDING);
    }

    @Test
    void aStationNeverSeenIsOffline() {
        assertThat(find()).isEqualTo(new Lookup.Offline(Optional.empty()));
    }

    @Test
    void survivorsReapADeadNode() {
        Entry entry = connect(nodeA, sessionsOfA);

        networkOfA.freeze();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(sessionsOfB.lost).contains(entry));
        assertThat(find()).isEqualTo(new Lookup.Offline(Optional.of(entry)));
    }

    @Test
    void aStationThatMovedOnIsNotReapedWithItsOldNode() {
        connect(nodeA, sessionsOfA);
        Entry newer = connect(nodeB, sessionsOfB);

        networkOfA.freeze();
        await().atMost(Duration.ofSeconds(5)).until(() -> nodeA.sinceRenewal().compareTo(LEASE.multipliedBy(2)) > 0);
        NodeLease old = nodeA.lease();
        networkOfA.thaw();
        await().atMost(Duration.ofSeconds(5)).until(() -> !nodeA.lease().equals(old));

        assertThat(sessionsOfB.lost).isEmpty();
        assertThat(find()).isEqualTo(new Lookup.Connected(newer));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(sessionsOfA.overtaken).hasSize(1));
    }

    @Test
    void aFrozenNodeStopsCommandingAndComesBackWithAnotherLeaseAndItsSessions() {
        Entry entry = connect(nodeA, sessionsOfA);
        NodeLease before = nodeA.lease();

        networkOfA.freeze();
        await().atMost(Duration.ofSeconds(5)).until(() -> !nodeA.mayCommand());
        await().atMost(Duration.ofSeconds(5)).until(() -> !sessionsOfB.lost.isEmpty());
        networkOfA.thaw();
        await().atMost(Duration.ofSeconds(5)).until(() -> !sessionsOfA.returned.isEmpty());

        assertThat(nodeA.lease().id()).isNotEqualTo(before.id());
        assertThat(sessionsOfA.leases).containsExactly(before, nodeA.lease());
        assertThat(find()).isEqualTo(new Lookup.Connected(entry.under(nodeA.lease())));
        await().atMost(Duration.ofSeconds(5)).until(nodeA::mayCommand);
    }

    @Test
    void aLeaseTakenWhileTheBrokerIsAwayIsServedOnceItIsBack() {
        Entry entry = connect(nodeA, sessionsOfA);
        sessionsOfA.failToServe(2);

        networkOfA.freeze();
        await().atMost(Duration.ofSeconds(5)).until(() -> !sessionsOfB.lost.isEmpty());
        networkOfA.thaw();
        await().atMost(Duration.ofSeconds(10)).until(nodeA::mayCommand);

        assertThat(sessionsOfA.leases).hasSize(2).last().isEqualTo(nodeA.lease());
        assertThat(find()).isEqualTo(new Lookup.Connected(entry.under(nodeA.lease())));
    }

    @Test
    void afterAFlushSessionsAreRegisteredAgainAndWhatIsMissingIsUnknownForALeaseTime() throws IOException {
        Entry entry = connect(nodeA, sessionsOfA);
        StationKey absent = new StationKey("default", "CS999");

        flush();
        assertThat(find()).isInstanceOf(Lookup.Unknown.class);

        await().atMost(Duration.ofSeconds(5)).until(() -> find().equals(new Lookup.Connected(entry)));
        assertThat(nodeA.lease().id()).isEqualTo(entry.session().node());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> done(registry.find(absent)).equals(new Lookup.Offline(Optional.empty())));
    }

    @Test
    void theLeaseIsHeldWhileRegisteringManySessionsAgainTakesLongerThanItLasts() throws IOException {
        List<StationKey> stations = IntStream.range(0, 2_000)
                .mapToObj(index -> new StationKey("default", "MANY-" + index))
                .toList();
        stations.forEach(station -> {
            NewSession session = new NewSession(station, UUID.randomUUID(), "ocpp2.0.1", 1);
            sessionsOfA.opened(((Registered) done(registry.connect(nodeA.lease(), session))).entry());
        });
        networkOfA.slowDown(LEASE.dividedBy(2)); // for each 500 sessions

        flush();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> done(registry.findAll(stations)).values().stream()
                        .allMatch(Lookup.Connected.class::isInstance));
        await().atMost(Duration.ofSeconds(20)).until(nodeA::mayCommand);

        assertThat(sessionsOfA.leases).hasSize(1);
    }

    @Test
    void aSessionRegisteredAgainAfterAFlushLosesAgainstANewerOne() throws IOException {
        connect(nodeA, sessionsOfA);
        networkOfA.freeze();
        flush();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> done(registry.connect(nodeB.lease(), newSession())) instanceof Registered registered
                        && track(sessionsOfB, registered));

        networkOfA.thaw();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(sessionsOfA.overtaken).hasSize(1));
    }

    @Test
    void aSessionThatClosedWhileItWasRegisteredAgainStaysClosed() {
        Entry entry = connect(nodeA, sessionsOfA);
        done(registry.disconnect(entry));

        assertThat(done(registry.reclaim(nodeA.lease(), List.of(entry)))).containsExactly(Reclaimed.RETURNED);
        assertThat(done(registry.disconnect(entry))).isTrue();

        assertThat(find()).isInstanceOf(Lookup.Offline.class);
    }

    @Test
    void withoutRedisEverythingIsUnknown() {
        try (RedissonRegistry away =
                RedissonRegistry.connect(new RedisConfig(URI.create("redis://127.0.0.1:1")), LEASE, 4)) {
            assertThat(done(away.find(STATION))).isInstanceOf(Lookup.Unknown.class);
        }
    }

    private static boolean track(RecordedSessions sessions, Registered registered) {
        sessions.opened(registered.entry());
        return true;
    }

    private static Entry connect(NodeKeeper node, RecordedSessions sessions) {
        Registered registered = (Registered) done(registry.connect(node.lease(), newSession()));
        sessions.opened(registered.entry());
        return registered.entry();
    }

    private static NewSession newSession() {
        return new NewSession(STATION, UUID.randomUUID(), "ocpp2.0.1", 1);
    }

    private static Lookup find() {
        return done(registry.find(STATION));
    }

    private static void awaitSettled() {
        StationKey nobody = new StationKey("default", "nobody");
        await().atMost(Duration.ofSeconds(5)).until(() -> done(registry.find(nobody)) instanceof Lookup.Offline);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static void flush() throws IOException {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(5))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("+OK\r\n");
        }
    }
}
