package io.ametrine.platform.rest;

import java.time.Duration;

/** A body of Server-Sent Events. It runs on the request's virtual thread and ends when it returns or the client leaves. */
@FunctionalInterface
public interface EventStream {
    void writeTo(Sink sink) throws InterruptedException;

    /** The client's side: every call blocks until the bytes left, and throws {@link Gone} once nobody reads them. */
    interface Sink {
        Duration PATIENCE = Duration.ofSeconds(20);

        boolean open();

        void event(String name, String id, byte[] json) throws InterruptedException;

        void comment(String text) throws InterruptedException;
    }

    /** The client left, or reads too slowly. */
    final class Gone extends RuntimeException {
        public Gone(String reason) {
            super(reason, null, false, false);
        }
    }
}
