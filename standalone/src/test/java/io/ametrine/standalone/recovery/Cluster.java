package io.ametrine.standalone.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.engines.Engines;
import io.ametrine.platform.config.Settings;
import io.ametrine.standalone.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Three nodes, two instances of each module and a gateway, each a process that can be replaced by one of another build. */
final class Cluster implements AutoCloseable {
    static final String API_KEY = "an-api-key-of-the-tests-0123456789abcdef";

    private static final List<String> MODULES =
            List.of("provisioning", "authorization", "transactions", "monitoring", "smart-charging", "security");
    private static final int NODES = 3;
    private static final int AT_ONCE = 3;
    /** Less than what an orchestrator usually grants. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    private final Engines engines;
    private final List<Member> members = new ArrayList<>();
    private final Map<Member, ServiceProcess> running = new ConcurrentHashMap<>();

    /** One process of the cluster, whatever build it runs; its ports stay the same. */
    record Member(String jar, int number, Map<String, String> settings) {
        String url() {
            return "http://127.0.0.1:" + settings.get("AMETRINE_HTTP_PORT");
        }

        String stationUrl() {
            return "ws://127.0.0.1:" + settings.get("AMETRINE_STATION_PORT") + "/ocpp";
        }

        String service() {
            return jar.substring(jar.indexOf('/') + 1);
        }

        @Override
        public String toString() {
            return service() + "-" + number;
        }
    }

    Cluster(Engines engines) {
        this.engines = engines;
        Map<String, String> gateway = new HashMap<>();
        for (String module : MODULES) {
            Map<String, String> settings =
                    module.equals("security") ? Map.of("AMETRINE_BOOTSTRAP_API_KEY", API_KEY) : Map.of();
            Member first = add("modules/" + module, 1, settings);
            add("modules/" + module, 2, settings);
            gateway.put(Settings.variable(module + ".url"), first.url());
        }
        for (int node = 1; node <= NODES; node++) {
            add(
                    "central-system",
                    node,
                    Map.of(
                            "AMETRINE_STATION_PORT",
                            Integer.toString(ServiceProcess.freePort()),
                            "AMETRINE_NODE_LEASE",
                            "6s"));
        }
        add("api-gateway", 1, gateway);
    }

    private Member add(String jar, int number, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("AMETRINE_HTTP_PORT", Integer.toString(ServiceProcess.freePort()));
        Member member = new Member(jar, number, Map.copyOf(all));
        members.add(member);
        return member;
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    List<String> stationUrls() {
        return of("central-system").map(Member::stationUrl).toList();
    }

    Stream<Member> of(String jar) {
        return members.stream().filter(member -> member.jar().equals(jar));
    }

    String url() {
        return of("api-gateway").findAny().orElseThrow().url();
    }

    void start(Path build) {
        inTurns(members, member -> start(member, build));
    }

    private void start(Member member, Path build) {
        running.put(member, ServiceProcess.start(build, member.jar(), engines, member.settings()));
        Load.soon()
                .pollInterval(Duration.ofMillis(300))
                .until(() -> process(member).isReady());
    }

    /** In about this order; each is told to stop and waited for. */
    void replace(List<Member> order, Path build) {
        inTurns(order, member -> replace(member, build));
    }

    /** Some at the same time, since all sixteen at once would only stand in each other's way, but never two of one service. */
    private static void inTurns(List<Member> order, Consumer<Member> work) {
        Turns turns = new Turns(order);
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> done = new ArrayList<>();
            for (int hand = 0; hand < AT_ONCE; hand++) {
                done.add(hands.submit(() -> turns.takeAll(work)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private void replace(Member member, Path build) {
        Duration stop = process(member).stop();
        assertThat(stop).as("the stop of " + member).isLessThan(LONGEST_STOP);
        long begun = System.nanoTime();
        start(member, build);
        System.out.printf(
                "  %s stopped in %d ms, ready after %d ms and %d ms of CPU%n",
                member,
                stop.toMillis(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                process(member).cpuTime().toMillis());
    }

    private ServiceProcess process(Member member) {
        return Optional.ofNullable(running.get(member)).orElseThrow();
    }

    @Override
    public void close() {
        running.values().forEach(ServiceProcess::kill);
    }
}
