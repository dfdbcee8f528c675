package io.ametrine.platform.runtime;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.Continuation;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.tracing.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what answers wait for outside of any batch, a bounded number at a time. The result comes back through the module's topic
 * under the station's key; work that fails, or is not done in time, is told to {@link Failures}. What a process leaves undone when it
 * ends stays a row of {@link PendingWork}.
 */
final class OutsideWork implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutsideWork.class);
    private static final int AT_ONCE = 64;
    private static final int SHARE_FOR_THE_ANSWER = 20;

    private final Broker broker;
    private final Failures failures;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    /** Told of work that came to nothing; {@code why} is for the station. */
    interface Failures {
        void failed(String id, StationCall call, String why);
    }

    OutsideWork(Broker broker, Failures failures, Clock clock) {
        this.broker = broker;
        this.failures = failures;
        this.clock = clock;
    }

    /** Nothing happens if this process is at it already; {@code asked} is the step of a trace that the work is part of. */
    synchronized void start(String id, StationCall call, Work work, Step asked) {
        if (!closing && running.add(id)) {
            threads.execute(() -> {
                try (Step step = asked.child("outside work");
                        Step.Entered _ = step.enter()) {
                    run(id, call, work);
                } finally {
                    running.remove(id);
                }
            });
        }
    }

    private void run(String id, StationCall call, Work work) {
        try {
            byte[] result = result(call, work);
            Outgoing continuation = EnvelopeCodec.encode(continuation(call, result));
            continuation.headers().unlessPresent(Step.HEADER, Step.current().traceparent());
            var _ = broker.publish(PendingWork.naming(continuation, id));
        } catch (InterruptedException | RejectedExecutionException _) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException _) {
            failed(id, call, "what the answer depends on did not come in time, send again");
        } catch (ExecutionException failure) {
            if (!closing) {
                log.error(
                        "outside work failed station={} message={}",
                        call.station(),
                        call.messageId(),
                        failure.getCause());
            }
            failed(id, call, "what the answer depends on failed, send again");
        }
    }

    /** In time for the answer to reach the node before it gives up on it. */
    private byte[] result(StationCall call, Work work)
            throws InterruptedException, ExecutionException, TimeoutException {
        Duration forTheAnswer =
                Duration.between(call.receivedAt(), call.deadline()).dividedBy(SHARE_FOR_THE_ANSWER);
        long end = call.deadline().minus(forTheAnswer).toEpochMilli();
        if (!places.tryAcquire(Math.max(0, end - clock.millis()), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException();
        }
        Future<byte[]> result = threads.submit(() -> {
            try {
                return OcppJson.write(work.call());
            } finally {
                places.release();
            }
        });
        try {
            return result.get(Math.max(0, end - clock.millis()), TimeUnit.MILLISECONDS);
        } finally {
            result.cancel(true);
        }
    }

    private static Continuation continuation(StationCall call, byte[] result) {
        return new Continuation(
                call.station(),
                call.session(),
                call.messageId(),
                call.action(),
                call.payload(),
                result,
                call.receivedAt(),
                call.deadline());
    }

    private void failed(String id, StationCall call, String why) {
        if (closing) {
            return; // the next owner handles the call again
        }
        try {
            failures.failed(id, call, why);
        } catch (RuntimeException failure) {
            log.warn("outside work is left to the sweep station={} reason={}", call.station(), failure.toString());
        }
    }

    @Override
    public synchronized void close() {
        closing = true;
        threads.shutdownNow();
    }
}
