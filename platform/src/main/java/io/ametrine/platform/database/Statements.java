package io.ametrine.platform.database;

import io.ametrine.platform.tracing.Step;
import io.opentelemetry.api.trace.SpanKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement as a step of the current trace, if there is one. Values are no part of it: they only ever travel as parameters. */
public final class Statements {
    private static final Pattern TABLE = Pattern.compile(
            "^\\s*(select|insert|update|delete|with)\\b.*?\\b(?:from|into|update)\\s+([a-z_.]+)", Pattern.DOTALL);

    private Statements() {}

    public static Step step(String sql) {
        Step now = Step.current();
        return now.isTraced()
                ? now.child(name(sql), SpanKind.CLIENT)
                        .with("db.system.name", "postgresql")
                        .with("db.query.text", sql)
                : Step.NONE;
    }

    /** What it does, and to which table first: few names for many statements. */
    static String name(String sql) {
        if (sql.stripLeading().startsWith("update ")) {
            return "update " + sql.stripLeading().split("\\s+", 3)[1];
        }
        Matcher table = TABLE.matcher(sql);
        return table.find() ? table.group(1) + ' ' + table.group(2) : sql;
    }
}
