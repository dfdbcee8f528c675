package io.ametrine.central.session;

import io.vertx.core.Vertx;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends stations away in steps, so that they do not all come back at once. */
public final class Evacuation implements AutoCloseable {
    private static final int STEP_MILLIS = 50;
    private static final int PER_STEP = 25;

    private final Queue<Leaving> leaving = new ConcurrentLinkedQueue<>();
    private final Vertx vertx;
    private final long timer;

    private record Leaving(StationSession session, int code, String reason) {}

    public Evacuation(Vertx vertx) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(STEP_MILLIS, _ -> step());
    }

    void add(StationSession session, int code, String reason) {
        leaving.add(new Leaving(session, code, reason));
    }

    private void step() {
        for (int count = 0; count < PER_STEP; count++) {
            Leaving next = leaving.poll();
            if (next == null) {
                return;
            }
            next.session().run(session -> session.close(next.code(), next.reason()));
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
