package io.ametrine.transactions;

import java.util.function.Supplier;

class InMemoryTransactionStoreTest implements TransactionStoreContract {
    private final InMemoryTransactionStore store = new InMemoryTransactionStore();

    @Override
    public TransactionStore store() {
        return store;
    }

    @Override
    public <T> T unit(Supplier<T> work) {
        return work.get();
    }
}
