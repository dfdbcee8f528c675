package io.ametrine.ocpp.v201;

/** The modules that messages are handled by; the id is part of topic names. */
public enum OwningModule {
    PROVISIONING("provisioning"),
    AUTHORIZATION("authorization"),
    TRANSACTIONS("transactions"),
    MONITORING("monitoring"),
    SMART_CHARGING("smart-charging"),
    SECURITY("security");

    private final String id;

    OwningModule(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
