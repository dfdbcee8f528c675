package io.ametrine.platform.start;

import io.ametrine.platform.observability.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until every engine can be used, however long that takes, and says meanwhile which of them is away, where and why. */
final class EngineWait {
    private static final Logger log = LoggerFactory.getLogger(EngineWait.class);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final List<EngineProbe> probes;
    private final Map<String, String> away = new ConcurrentHashMap<>();
    private List<String> told = List.of();
    private long nextWords;
    private Duration silence = Duration.ofSeconds(1);

    EngineWait(List<EngineProbe> probes) {
        this.probes = List.copyOf(probes);
        probes.forEach(probe -> away.put(probe.name(), "not asked yet"));
    }

    /** Down as long as it is asked: once the engines are there the service's own takes its place. */
    Health health() {
        Health health = new Health().add("service", () -> Optional.of("starting"));
        probes.forEach(probe -> health.add(probe.name(), () -> Optional.ofNullable(away.get(probe.name()))));
        return health;
    }

    void await() {
        Duration pause = FIRST;
        for (List<String> problems = ask(); !problems.isEmpty(); problems = ask()) {
            tell(problems);
            rest(pause);
            pause = least(pause.multipliedBy(2), LONGEST);
        }
        if (!told.isEmpty()) {
            log.info("every engine answers");
        }
    }

    private List<String> ask() {
        List<String> problems = new ArrayList<>();
        for (EngineProbe probe : probes) {
            Optional<String> problem = probe.problem();
            problem.ifPresentOrElse(why -> away.put(probe.name(), why), () -> away.remove(probe.name()));
            problem.ifPresent(problems::add);
        }
        return problems;
    }

    /** At once when it is something new, otherwise ever more rarely. */
    private void tell(List<String> problems) {
        if (problems.equals(told) && System.nanoTime() - nextWords < 0) {
            return;
        }
        silence = problems.equals(told) ? least(silence.multipliedBy(2), LONGEST_SILENCE) : Duration.ofSeconds(1);
        told = problems;
        nextWords = System.nanoTime() + silence.toNanos();
        log.warn("waiting for {}", String.join("; ", problems));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an engine", stopping);
        }
    }
}
