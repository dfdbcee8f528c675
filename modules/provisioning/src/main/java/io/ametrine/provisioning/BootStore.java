package io.ametrine.provisioning;

/** The history of boots, and what each station last said of itself. */
interface BootStore {
    void record(Boot boot);
}
