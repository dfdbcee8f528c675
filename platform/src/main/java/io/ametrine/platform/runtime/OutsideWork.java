package io.ametrine.platform.runtime;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.Continuation;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.tracing.Step;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what answers wait for outside of any batch, a bounded number at a time. The result comes back through the module's topic
 * under the station's key. Work that a crash or its deadline ends is not answered: the node tells the station to send again.
 */
final class OutsideWork implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutsideWork.class);
    private static final int AT_ONCE = 64;

    private final Broker broker;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OutsideWork(Broker broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    void start(StationCall call, Work work) {
        Step asked = Step.current();
        threads.execute(() -> {
            try (Step step = asked.child("outside work");
                    Step.Entered _ = step.enter()) {
                run(call, work);
            }
        });
    }

    private void run(StationCall call, Work work) {
        try {
            long left = call.deadline().toEpochMilli() - clock.millis();
            if (left <= 0 || !places.tryAcquire(left, TimeUnit.MILLISECONDS)) {
                log.warn("outside work not begun in time station={} message={}", call.station(), call.messageId());
                return;
            }
            try {
                byte[] result = OcppJson.write(work.call());
                Outgoing continuation = EnvelopeCodec.encode(new Continuation(
                        call.station(),
                        call.session(),
                        call.messageId(),
                        call.action(),
                        call.payload(),
                        result,
                        call.receivedAt(),
                        call.deadline()));
                continuation.headers().unlessPresent(Step.HEADER, Step.current().traceparent());
                var _ = broker.publish(continuation);
            } finally {
                places.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            log.error("outside work failed station={} message={}", call.station(), call.messageId(), failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
