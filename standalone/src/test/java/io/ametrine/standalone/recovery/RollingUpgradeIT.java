package io.ametrine.standalone.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ametrine.engines.Engines;
import io.ametrine.engines.TestEngines;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.TopicTail.From;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.config.Release;
import io.ametrine.standalone.Operator;
import io.ametrine.standalone.SimulatedStations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Under load every process of a whole cluster is replaced, in an order drawn by lot, by one of this release; one of them goes back to
 * the release before and forward again. What was acknowledged is stored once, commands have outcomes, no socket just breaks, and
 * Prometheus has seen all of it.
 */
class RollingUpgradeIT {
    private static final Path THIS = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PACE = Duration.ofMillis(400);
    /** Service restart, going away, try again later: a station that hears one of them comes back. */
    private static final Set<Integer> GOODBYES = Set.of(1012, 1001, 1013);
    /** Answered, not sent, unavailable, expired: the caller knows what became of the command. */
    private static final Set<Integer> DEFINED = Set.of(200, 409, 503, 504);

    private static final PreviousRelease.Outcome PREVIOUS = PreviousRelease.built();

    private final long seed = Long.getLong("rolling.seed", System.nanoTime() % 100_000);
    private final Random lot = new Random(seed);

    @Test
    void thePreviousReleaseTakesPart() {
        assumeThat(PREVIOUS.root())
                .as("left out: only this release is restarted, since " + PREVIOUS.why())
                .isPresent();
    }

    @Test
    void prometheusWatches() {
        assumeThat(Watch.PROGRAMS.programs())
                .as(Watch.PROGRAMS.leftOut("Prometheus beside the rolling upgrade"))
                .isPresent();
    }

    @Test
    void nothingIsLostAndNobodyIsCutOff() {
        Path before = PREVIOUS.root().orElse(THIS);
        try (Engines engines = TestEngines.fresh();
                Cluster cluster = new Cluster(engines);
                Watch watch = Watch.over(cluster);
                Load load = new Load(engines, cluster.stationUrls(), PACE);
                SimulatedStations responding = new SimulatedStations()) {
            List<String> ids = IntStream.range(0, cluster.stationUrls().size())
                    .mapToObj(index -> "responding-" + index)
                    .toList();
            load.announceStations();
            cluster.start(before);
            load.begin();
            Operator operator = new Operator(cluster.url(), Cluster.API_KEY);
            List<Caller> callers = new ArrayList<>();
            for (int index = 0; index < ids.size(); index++) {
                operator.registerStation(ids.get(index), SimulatedStations.PASSWORD);
                responding.connect(cluster.stationUrls().get(index), ids.get(index));
                callers.add(new Caller(operator, ids.get(index)));
            }
            List<Thread> calling =
                    callers.stream().map(Thread.ofVirtual()::start).toList();
            load.awaitProgress(5);

            List<Cluster.Member> order = shuffled(cluster.members());
            System.out.println("Rolling upgrade with rolling.seed=" + seed + ": " + order);
            cluster.replace(order, THIS);
            load.awaitProgress(5);
            List<Cluster.Member> back = shuffled(cluster.members()).subList(0, 1);
            System.out.println("Back to the release before, and forward again: " + back);
            cluster.replace(back, before);
            load.awaitProgress(5);
            cluster.replace(back, THIS);
            load.awaitProgress(5);

            watch.check();
            callers.forEach(Caller::stop);
            calling.forEach(RollingUpgradeIT::join);
            check(load);
            check(callers, operator, ids);
            checkThatBothReleasesWrote(engines);
        }
    }

    private List<Cluster.Member> shuffled(List<Cluster.Member> members) {
        List<Cluster.Member> order = new ArrayList<>(members);
        Collections.shuffle(order, lot);
        return order;
    }

    private static void check(Load load) {
        load.stations().forEach(station -> {
            int acknowledged = station.acknowledged();

            assertThat(load.stored(station))
                    .as(station.id())
                    .startsWith(IntStream.range(0, acknowledged).boxed().toArray(Integer[]::new))
                    .doesNotHaveDuplicates();
            assertThat(station.ends())
                    .as("how connections of " + station.id() + " ended")
                    .isSubsetOf(GOODBYES);
            assertThat(station.connections())
                    .as("connections of " + station.id())
                    .isGreaterThan(1);
        });
    }

    private static void checkThatBothReleasesWrote(Engines engines) {
        Set<String> writers = ConcurrentHashMap.newKeySet();
        KafkaConfig kafka = KafkaConfig.local(engines.kafkaBootstrap());
        try (TopicTail all = TopicTail.follow(
                kafka,
                Topics.in("transactions"),
                From.BEGINNING,
                record -> writers.add(record.headers().require("v")))) {
            assertThat(all.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(writers).contains(Integer.toString(Release.NUMBER));
        if (PREVIOUS.root().isPresent()) {
            assertThat(writers).contains(Integer.toString(Release.NUMBER - 1));
        }
    }

    private static void check(List<Caller> callers, Operator operator, List<String> ids) {
        for (int index = 0; index < callers.size(); index++) {
            assertThat(callers.get(index).outcomes().keySet())
                    .as(callers.get(index).outcomes().toString())
                    .contains(200)
                    .isSubsetOf(DEFINED);
        }
        Load.soon()
                .untilAsserted(() -> assertThat(operator.get("/api/v1/commands?state=open")
                                .body()
                                .path("items"))
                        .isEmpty());
        assertThat(operator.command(ids.getFirst(), "GetVariables", Caller.REQUEST, "the-last-of-" + ids.getFirst())
                        .status())
                .isEqualTo(200);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }
}
