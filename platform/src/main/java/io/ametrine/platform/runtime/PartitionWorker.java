package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.runtime.Progress.LostPartition;
import io.ametrine.platform.tracing.Step;
import io.ametrine.platform.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles one partition: a batch of records in one database transaction, then what it publishes. The next batch is handled while
 * this one's records are being acknowledged, and commits after that.
 */
final class PartitionWorker implements Runnable {
    static final int MOST_WAITING = 1_000;

    private static final Logger log = LoggerFactory.getLogger(PartitionWorker.class);
    private static final int BATCH_RECORDS = 200;
    private static final int BATCH_BYTES = 1 << 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private final String topicId;
    private final Database database;
    private final PartitionProcessor processor;
    private final Publisher publisher;
    private final RuntimeGauges gauges;
    private final TopicMeters meters;
    private final Tracing tracing;
    private final BlockingQueue<Polled> waiting = new ArrayBlockingQueue<>(MOST_WAITING + BATCH_RECORDS * 8);
    private CompletableFuture<Void> publishing = CompletableFuture.completedFuture(null);
    private List<Outgoing> unacknowledged = List.of();
    private long committedAt;
    private volatile long nextOffset;
    private volatile boolean running = true;
    private volatile boolean lost;

    /** A record and when it was polled. */
    private record Polled(Incoming record, long at) {}

    PartitionWorker(
            TopicPartition partition,
            Progress.Position start,
            Database database,
            PartitionProcessor processor,
            Publisher publisher,
            RuntimeGauges gauges,
            Tracing tracing) {
        this.partition = partition;
        this.topicId = start.topicId();
        this.nextOffset = start.nextOffset();
        this.database = database;
        this.processor = processor;
        this.publisher = publisher;
        this.gauges = gauges;
        this.meters = gauges.topic(partition.topic());
        this.tracing = tracing;
    }

    /** Hands over polled records; the feed keeps the number of waiting ones bounded. */
    void offer(List<Incoming> records) {
        long now = System.nanoTime();
        long clock = System.currentTimeMillis();
        for (Incoming record : records) {
            meters.polled(record.timestamp().toEpochMilli(), clock);
            waiting.add(new Polled(record, now));
        }
    }

    int waiting() {
        return waiting.size();
    }

    long nextOffset() {
        return nextOffset;
    }

    /** True when another worker took the partition over: the feed starts it anew. */
    boolean lost() {
        return lost;
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        try {
            while (running) {
                List<Incoming> batch = next();
                if (!batch.isEmpty()) {
                    take(batch);
                }
            }
            settlePublishing();
        } catch (LostPartition taken) {
            log.warn("partition lost partition={} reason={}", partition, taken.getMessage());
            lost = true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Incoming> next() throws InterruptedException {
        List<Incoming> batch = new ArrayList<>();
        Polled first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first == null) {
            return batch;
        }
        long oldest = first.at();
        batch.add(first.record());
        if (waiting.size() < BATCH_RECORDS) {
            Thread.sleep(processor.patience());
        }
        int bytes = first.record().value().length;
        while (batch.size() < BATCH_RECORDS && bytes < BATCH_BYTES) {
            Polled more = waiting.poll();
            if (more == null) {
                break;
            }
            batch.add(more.record());
            bytes += more.record().value().length;
        }
        meters.waited(System.nanoTime() - oldest);
        return batch;
    }

    /** Until the batch is in, however long that takes; ends early only when this worker is stopped or replaced. */
    private void take(List<Incoming> batch) throws InterruptedException {
        int done = 0;
        boolean oneByOne = false;
        int failures = 0;
        while (done < batch.size() && running) {
            List<Incoming> rest = batch.subList(done, oneByOne ? done + 1 : batch.size());
            try {
                done += commit(rest);
                failures = 0;
            } catch (LostPartition taken) {
                throw taken;
            } catch (SQLException | RuntimeException failure) {
                FailureKind kind = FailureKind.of(failure);
                gauges.failed(kind);
                if (kind == FailureKind.MESSAGE && rest.size() > 1) {
                    oneByOne = true;
                } else if (kind == FailureKind.MESSAGE) {
                    done += putAside(rest.getFirst(), failure);
                } else {
                    pause(kind, ++failures, failure);
                }
            }
        }
    }

    private int putAside(Incoming record, Throwable why) throws InterruptedException {
        try (BatchTrace trace = BatchTrace.of(tracing, List.of(record));
                Step step = trace.handling(record, "by putting it aside");
                Step.Entered _ = step.enter();
                UnitOfWork unit = UnitOfWork.begin(database)) {
            step.failed(why.toString());
            unit.run(() -> {
                processor.refuse(record, why);
                return true;
            });
            finish(unit, record.offset() + 1);
            meters.deadLetter();
            return 1;
        } catch (SQLException | DatabaseException failure) {
            pause(FailureKind.INFRASTRUCTURE, 1, failure);
            return 0;
        }
    }

    private int commit(List<Incoming> batch) throws SQLException, InterruptedException {
        try (BatchTrace trace = BatchTrace.of(tracing, batch);
                Step.Entered _ = trace.batch().enter()) {
            return commit(batch, trace);
        }
    }

    private int commit(List<Incoming> batch, BatchTrace trace) throws SQLException, InterruptedException {
        long started = System.nanoTime();
        try (UnitOfWork unit = UnitOfWork.begin(database)) {
            int handled = unit.run(() -> processor.process(batch, trace));
            long ready = System.nanoTime();
            finish(unit, batch.get(handled - 1).offset() + 1);
            meters.batch(handled, ready - started, committedAt - ready);
            return handled;
        } catch (SQLException | RuntimeException failure) {
            trace.failed(failure);
            throw failure;
        }
    }

    private void finish(UnitOfWork unit, long next) throws SQLException, InterruptedException {
        settlePublishing();
        Progress.move(unit.connection(), partition, topicId, nextOffset, next, unit.outgoing());
        unit.commit();
        committedAt = System.nanoTime();
        nextOffset = next;
        unacknowledged = unit.outgoing();
        publishing = publisher.publish(unacknowledged);
        measure(publishing, committedAt);
    }

    private void measure(CompletableFuture<Void> published, long since) {
        Step step = Step.current().child("publish", SpanKind.PRODUCER);
        var _ = published.whenComplete((_, failure) -> {
            if (failure == null) {
                meters.published(System.nanoTime() - since);
            } else {
                step.failed(failure.toString());
            }
            step.close();
        });
    }

    /** Waits until what the last batch published is acknowledged, publishing it again as often as it takes. */
    private void settlePublishing() throws InterruptedException {
        int failures = 0;
        while (true) {
            try {
                publishing.join();
                gauges.well(partition);
                return;
            } catch (CompletionException failure) {
                if (!running) {
                    return; // the next owner finds it in the progress row
                }
                pause(FailureKind.INFRASTRUCTURE, ++failures, failure);
                publishing = publisher.publish(unacknowledged);
            }
        }
    }

    private void pause(FailureKind kind, int failures, Throwable why) throws InterruptedException {
        if (kind == FailureKind.INFRASTRUCTURE) {
            gauges.unwell(partition, String.valueOf(why.getMessage()));
            if (failures == 1) {
                log.warn("partition paused partition={} reason={}", partition, why.toString());
            }
        }
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 20L << Math.min(failures, 10));
        Thread.sleep(millis);
    }
}
