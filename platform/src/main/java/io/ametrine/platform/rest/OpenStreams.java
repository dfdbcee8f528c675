package io.ametrine.platform.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that write event streams, so that they end when the server does. */
final class OpenStreams {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    void write(EventStream stream, EventStream.Sink sink) throws InterruptedException {
        threads.add(Thread.currentThread());
        try {
            sink.comment("open");
            stream.writeTo(sink);
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    void end() {
        threads.forEach(Thread::interrupt);
    }
}
