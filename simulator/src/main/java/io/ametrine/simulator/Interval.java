package io.ametrine.simulator;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a fleet measured over some seconds; latencies in microseconds. */
public record Interval(double seconds, Map<String, Histogram> latencies, Map<String, Long> failures) {

    /** Both one after the other. */
    Interval plus(Interval next) {
        Map<String, Histogram> sum = new TreeMap<>(latencies);
        next.latencies.forEach((action, histogram) -> sum.merge(action, histogram, Interval::add));
        Map<String, Long> failed = new TreeMap<>(failures);
        next.failures.forEach((failure, count) -> failed.merge(failure, count, Long::sum));
        return new Interval(seconds + next.seconds, sum, failed);
    }

    static Interval empty() {
        return new Interval(0, Map.of(), Map.of());
    }

    public Histogram total() {
        Histogram total = new Histogram(3);
        latencies.values().forEach(total::add);
        return total;
    }

    public long messages() {
        return latencies.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    public double perSecond() {
        return seconds == 0 ? 0 : messages() / seconds;
    }

    public static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    String line() {
        Histogram total = total();
        return "%,9.0f messages/s   p50 %6.1f ms   p99 %6.1f ms   failures %,d"
                .formatted(perSecond(), millis(total, 50), millis(total, 99), failed());
    }

    String table() {
        var out = new StringBuilder("%-28s %10s %10s %8s %8s %8s %8s%n"
                .formatted("", "messages", "per s", "p50 ms", "p90 ms", "p99 ms", "max ms"));
        latencies.forEach((action, histogram) -> out.append(row(action, histogram)));
        out.append(row("all", total()));
        failures.forEach((failure, count) -> out.append("%,10d × %s%n".formatted(count, failure)));
        return out.toString();
    }

    private String row(String name, Histogram histogram) {
        return "%-28s %,10d %,10.1f %8.1f %8.1f %8.1f %8.1f%n"
                .formatted(
                        name,
                        histogram.getTotalCount(),
                        seconds == 0 ? 0 : histogram.getTotalCount() / seconds,
                        millis(histogram, 50),
                        millis(histogram, 90),
                        millis(histogram, 99),
                        millis(histogram, 100));
    }

    private static Histogram add(Histogram one, Histogram other) {
        Histogram sum = one.copy();
        sum.add(other);
        return sum;
    }
}
