package io.ametrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The just-in-time compilers of an installation's JVMs. On few cores they take a third of the CPU for minutes; what is measured
 * before they are quiet says how fast they are, not how fast the installation is.
 */
final class Compilers {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final double QUIET = 0.06;

    private Compilers() {}

    /** Returns once they take less than six hundredths of a core, or after four minutes; prints which. */
    static void awaitQuiet(ProcessHandle installation) throws InterruptedException {
        long begun = System.nanoTime();
        double share = 1;
        while (share >= QUIET && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Map<Path, Duration> before = used(installation);
            Thread.sleep(WINDOW);
            share = (double) since(before, used(installation)).toMillis() / WINDOW.toMillis();
        }
        System.out.printf(
                "  compilers at %.2f of a core after %d s more%n",
                share, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    /** Their threads come and go: what one used that ended meanwhile is unknown. */
    private static Duration since(Map<Path, Duration> before, Map<Path, Duration> now) {
        return now.entrySet().stream()
                .map(used -> used.getValue().minus(before.getOrDefault(used.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Map<Path, Duration> used(ProcessHandle installation) {
        Map<Path, Duration> used = new HashMap<>();
        Stream.concat(Stream.of(installation), installation.descendants())
                .flatMap(process -> threads(process.pid()).stream())
                .forEach(thread -> {
                    String stat = CpuTime.stat(thread);
                    if (stat.contains("(C1 Comp") || stat.contains("(C2 Comp")) {
                        used.put(thread, CpuTime.own(stat));
                    }
                });
        return used;
    }

    private static List<Path> threads(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.toList();
        } catch (IOException _) {
            return List.of(); // it ended meanwhile
        }
    }
}
