package io.ametrine.transactions;

import io.ametrine.platform.config.Settings;

/** Starts the transactions service as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        TransactionsService service = TransactionsService.start(TransactionsConfig.from(Settings.of(System.getenv())));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    }
}
