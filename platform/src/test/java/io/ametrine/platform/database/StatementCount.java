package io.ametrine.platform.database;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what the PostgreSQL driver sends to be executed, transaction control included. */
public final class StatementCount extends Handler {
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final AtomicInteger executed = new AtomicInteger();

    private StatementCount() {}

    public static int of(Runnable work) {
        StatementCount count = new StatementCount();
        boolean parents = DRIVER.getUseParentHandlers();
        DRIVER.setLevel(Level.FINEST);
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(count);
        try {
            work.run();
        } finally {
            DRIVER.removeHandler(count);
            DRIVER.setUseParentHandlers(parents);
            DRIVER.setLevel(Level.INFO);
        }
        return count.executed.get();
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getMessage().contains("FE=> Execute")) {
            executed.incrementAndGet();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
