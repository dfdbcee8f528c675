package io.ametrine.transactions;

import io.ametrine.platform.database.Database;
import io.ametrine.platform.start.ServiceMain;

/** The transactions service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(
                arguments,
                TransactionsConfig::from,
                config -> Database.migrate(config.database(), "transactions"),
                TransactionsService::start);
    }
}
