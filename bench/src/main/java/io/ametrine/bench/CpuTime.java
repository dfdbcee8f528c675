package io.ametrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time used so far by an installation's processes and by the load generator, from /proc. */
record CpuTime(Map<String, Duration> byPart) {
    private static final long TICKS_PER_SECOND = 100;
    /** utime; stime, cutime and cstime follow. */
    private static final int FIRST_COUNTER = 11;

    private static final String GENERATOR = "load generator";

    /** Of the process, all that descend from it, and of this one. */
    static CpuTime of(ProcessHandle installation) {
        Map<String, Duration> byPart = new TreeMap<>();
        Stream.concat(Stream.of(installation), installation.descendants())
                .forEach(process -> byPart.merge(part(process, installation), used(process), Duration::plus));
        byPart.merge(GENERATOR, used(ProcessHandle.current()), Duration::plus);
        return new CpuTime(byPart);
    }

    CpuTime since(CpuTime earlier) {
        Map<String, Duration> difference = new TreeMap<>();
        byPart.forEach(
                (part, used) -> difference.put(part, used.minus(earlier.byPart.getOrDefault(part, Duration.ZERO))));
        return new CpuTime(difference);
    }

    Duration total() {
        return byPart.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static String part(ProcessHandle process, ProcessHandle installation) {
        if (process.equals(installation)) {
            return "services";
        }
        String command = read(folder(process).resolve("comm")).strip();
        return command.equals("java") ? "kafka" : command;
    }

    /** Its own, and that of children it has outlived. */
    private static Duration used(ProcessHandle process) {
        return used(stat(folder(process)), 4);
    }

    /** What {@code /proc} says of a process or thread in its folder there; empty once it has ended. */
    static String stat(Path folder) {
        return read(folder.resolve("stat"));
    }

    /** The CPU time in user and system mode that such a text tells. */
    static Duration own(String stat) {
        return used(stat, 2);
    }

    private static Duration used(String stat, int counters) {
        if (stat.isEmpty()) {
            return Duration.ZERO;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = FIRST_COUNTER; field < FIRST_COUNTER + counters; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }
}
