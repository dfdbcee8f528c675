package io.ametrine.provisioning;

/** The list from which an operator adopts stations; it keeps the latest of each tenant and cannot grow without bound. */
interface UnknownStationStore {
    int PER_TENANT = 1_000;

    void note(UnknownStation attempt);
}
