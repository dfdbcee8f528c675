package io.ametrine.transactions;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts the statements that the PostgreSQL driver has executed, by listening to what it says of its protocol. */
final class StatementCounter extends Handler {
    private static final Logger PROTOCOL = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final AtomicInteger executed = new AtomicInteger();

    private StatementCounter() {
        setLevel(Level.ALL);
    }

    static int count(Runnable work) {
        StatementCounter counter = new StatementCounter();
        Level before = PROTOCOL.getLevel();
        PROTOCOL.setUseParentHandlers(false);
        PROTOCOL.setLevel(Level.FINEST);
        PROTOCOL.addHandler(counter);
        try {
            work.run();
        } finally {
            PROTOCOL.removeHandler(counter);
            PROTOCOL.setLevel(before);
            PROTOCOL.setUseParentHandlers(true);
        }
        return counter.executed.get();
    }

    @Override
    public void publish(LogRecord said) {
        if (said.getMessage().contains("FE=> Execute(")) {
            executed.incrementAndGet();
        }
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        // nothing is held
    }
}
