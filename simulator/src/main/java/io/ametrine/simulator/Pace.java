package io.ametrine.simulator;

import io.vertx.core.Vertx;
import java.util.function.LongConsumer;

/**
 * When a station sends its next message: at once (closed loop), or at its own fixed times whatever happened before (open
 * loop), so that a slow answer makes the messages behind it late and their latency tells so.
 */
final class Pace {
    private final Vertx vertx;
    private final long interval;
    private long due;

    private Pace(Vertx vertx, long interval, long firstDue) {
        this.vertx = vertx;
        this.interval = interval;
        this.due = firstDue;
    }

    static Pace closedLoop(Vertx vertx) {
        return new Pace(vertx, 0, 0);
    }

    /** The stations take turns: each sends every `stations / perSecond` seconds. */
    static Pace openLoop(Vertx vertx, double perSecond, int stations, int index) {
        long interval = (long) (1e9 * stations / perSecond);
        return new Pace(vertx, interval, System.nanoTime() + interval * index / stations);
    }

    /** Hands over the time from which the next message's latency counts. */
    void next(LongConsumer send) {
        long now = System.nanoTime();
        if (interval == 0) {
            send.accept(now);
            return;
        }
        long dueNow = due;
        due += interval;
        long wait = (dueNow - now) / 1_000_000;
        if (wait <= 0) {
            send.accept(Math.min(dueNow, now));
        } else {
            vertx.setTimer(wait, _ -> send.accept(Math.min(dueNow, System.nanoTime())));
        }
    }
}
