package io.ametrine.transactions;

/** Meter values that belong to no transaction. */
interface MeterValuesStore {
    /** Keeps the message; the same one again changes nothing. */
    void add(StoredMeterValues meterValues);
}
