package io.ametrine.transactions;

import io.ametrine.platform.start.ServiceMain;

/** The transactions service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(TransactionsConfig::from, TransactionsService::start);
    }
}
