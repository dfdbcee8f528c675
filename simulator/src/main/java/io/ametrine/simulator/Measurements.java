package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latencies by action, failures and connections of a fleet. */
public final class Measurements implements StationListener {
    private final Map<String, Recorder> latencies = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder connected = new LongAdder();
    private volatile long since = System.nanoTime();

    @Override
    public void connected(String station) {
        connected.increment();
    }

    @Override
    public void disconnected(String station, String reason) {
        if (reason.startsWith("closed")) {
            connected.decrement();
        } else {
            count(reason);
        }
    }

    @Override
    public void answered(String station, String action, JsonObject request, JsonObject response, long nanos) {
        Recorder recorder = latencies.get(action);
        if (recorder == null) {
            recorder = latencies.computeIfAbsent(action, _ -> new Recorder(3));
        }
        recorder.recordValue(Math.max(0, nanos / 1000));
        JsonObject standing = response.getJsonObject("idTokenInfo");
        if (standing != null && !"Accepted".equals(standing.getString("status"))) {
            count(action + ": token " + standing.getString("status"));
        }
    }

    @Override
    public void failed(String station, String action, String reason) {
        count(action + ": " + reason);
    }

    private void count(String failure) {
        failures.computeIfAbsent(failure, _ -> new LongAdder()).increment();
    }

    public long connectedNow() {
        return connected.sum();
    }

    /** What happened since the last call, which starts the next interval. */
    public Interval next() {
        long now = System.nanoTime();
        double seconds = (now - since) / 1e9;
        since = now;
        Map<String, Histogram> byAction = new TreeMap<>();
        latencies.forEach((action, recorder) -> {
            Histogram histogram = recorder.getIntervalHistogram();
            if (histogram.getTotalCount() > 0) {
                byAction.put(action, histogram);
            }
        });
        Map<String, Long> failed = new TreeMap<>();
        failures.forEach((failure, count) -> {
            long sum = count.sumThenReset();
            if (sum > 0) {
                failed.put(failure, sum);
            }
        });
        return new Interval(seconds, byAction, failed);
    }
}
