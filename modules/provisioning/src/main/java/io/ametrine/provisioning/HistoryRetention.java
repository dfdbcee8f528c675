package io.ametrine.provisioning;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.runtime.Transactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/** Forgets history that is older than it has to be, a portion at a time. */
final class HistoryRetention {
    static final int PORTION = 5_000;
    private static final Map<String, String> TIMES = Map.of(
            "boots", "received_at",
            "firmware_statuses", "received_at",
            "data_transfers", "received_at",
            "report_parts", "received_at",
            "report_requests", "requested_at");

    private final Transactor transactor;
    private final Duration kept;
    private final Clock clock;

    HistoryRetention(Transactor transactor, int days, Clock clock) {
        this.transactor = transactor;
        this.kept = Duration.ofDays(days);
        this.clock = clock;
    }

    void run() {
        Instant oldest = clock.instant().minus(kept);
        TIMES.forEach((table, time) -> forget(table, time, oldest));
    }

    private void forget(String table, String time, Instant oldest) {
        int gone;
        do {
            gone = transactor.system(
                    unit -> portion(unit.session(), table, time, oldest).size());
        } while (gone == PORTION);
    }

    private static List<Boolean> portion(StatelessSession session, String table, String time, Instant oldest) {
        return Select.of(
                        "delete from " + table + " where ctid = any (array(select ctid from " + table + " where " + time
                                + " < ?",
                        oldest)
                .then("limit ?)) returning true", PORTION)
                .list(session, _ -> true);
    }
}
