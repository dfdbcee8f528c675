package io.ametrine.platform.rest;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From whatever was thrown to the problem that is answered; a bug is logged here, once, with the request's id. */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final Set<String> INFRASTRUCTURE = Set.of("08", "53", "57");

    private Failures() {}

    static Problem problem(Throwable thrown, RequestHead head) {
        return switch (thrown) {
            case Problem problem -> problem;
            case CompletionException wrapped when wrapped.getCause() != null -> problem(wrapped.getCause(), head);
            case ExecutionException wrapped when wrapped.getCause() != null -> problem(wrapped.getCause(), head);
            case InvocationTargetException wrapped when wrapped.getCause() != null -> problem(wrapped.getCause(), head);
            case Throwable away when infrastructure(away) -> unavailable(away, head);
            default -> bug(thrown, head);
        };
    }

    private static Problem unavailable(Throwable away, RequestHead head) {
        log.warn("request not served id={} path={} reason={}", head.id(), head.path(), away.toString());
        return Problem.unavailable("The database or the broker is away. Try again.");
    }

    private static Problem bug(Throwable thrown, RequestHead head) {
        log.error("request failed id={} method={} path={}", head.id(), head.method(), head.path(), thrown);
        return Problem.of(
                        500,
                        "internal-error",
                        "Internal error",
                        "Something is wrong on our side. The log has it under " + head.id() + ".")
                .with("errorId", head.id());
    }

    private static boolean infrastructure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && INFRASTRUCTURE.stream().anyMatch(sql.getSQLState()::startsWith)) {
                return true;
            }
            if (cause instanceof SQLTransientConnectionException || cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}
