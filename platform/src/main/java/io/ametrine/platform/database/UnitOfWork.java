package io.ametrine.platform.database;

import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.tracing.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/**
 * One database transaction and all that will be published once it has committed. Handlers and stores reach it through
 * {@link #current()}; nobody else commits.
 */
public final class UnitOfWork implements AutoCloseable {
    private static final ScopedValue<UnitOfWork> CURRENT = ScopedValue.newInstance();

    private final Database database;
    private final Connection connection;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final IdentityHashMap<BatchLocal<?>, Object> locals = new IdentityHashMap<>();
    private final List<Runnable> whenCommitted = new ArrayList<>(1);
    private Optional<StatelessSession> session = Optional.empty();
    private boolean settled;

    private UnitOfWork(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    public static UnitOfWork begin(Database database) throws SQLException {
        return new UnitOfWork(database, database.connect());
    }

    public static UnitOfWork current() {
        if (!CURRENT.isBound()) {
            throw new NoSuchElementException("No unit of work is open on this thread; stores are used inside one only");
        }
        return CURRENT.get();
    }

    /** Runs {@code work} with this unit as the current one. */
    public <T> T run(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** The JDBC connection of this transaction, for multi-row statements and COPY. Never commit it. */
    public Connection connection() {
        return connection;
    }

    /** A Hibernate session on the same transaction. */
    public StatelessSession session() {
        if (session.isEmpty()) {
            session = Optional.of(database.sessionOn(connection));
        }
        return session.orElseThrow();
    }

    /** Publishes the record once this transaction has committed, in the order of the calls. It belongs to the current trace. */
    public void publish(Outgoing record) {
        record.headers().unlessPresent(Step.HEADER, Step.current().traceparent());
        outgoing.add(record);
    }

    /** Runs {@code then} once this transaction has committed, and never if it does not. It must be short and must not fail. */
    public void whenCommitted(Runnable then) {
        whenCommitted.add(then);
    }

    public List<Outgoing> outgoing() {
        return List.copyOf(outgoing);
    }

    @SuppressWarnings("unchecked")
    <T> T local(BatchLocal<T> key, Supplier<T> initial) {
        return (T) locals.computeIfAbsent(key, _ -> initial.get());
    }

    public void commit() throws SQLException {
        try (Step _ = Statements.step("commit")) {
            connection.commit();
        }
        settled = true;
        whenCommitted.forEach(Runnable::run);
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            session.ifPresent(StatelessSession::close);
            if (!settled && !connection.isClosed()) {
                connection.rollback();
            }
        }
    }
}
