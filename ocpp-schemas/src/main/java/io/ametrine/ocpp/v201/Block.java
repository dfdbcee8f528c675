package io.ametrine.ocpp.v201;

/** The functional blocks of OCPP 2.0.1, and the module that answers for each. */
public enum Block {
    A("Security", OwningModule.SECURITY),
    B("Provisioning", OwningModule.PROVISIONING),
    C("Authorization", OwningModule.AUTHORIZATION),
    D("Local authorization list", OwningModule.AUTHORIZATION),
    E("Transactions", OwningModule.TRANSACTIONS),
    F("Remote control", OwningModule.TRANSACTIONS),
    G("Availability", OwningModule.MONITORING),
    H("Reservation", OwningModule.AUTHORIZATION),
    I("Tariff and cost", OwningModule.TRANSACTIONS),
    J("Meter values", OwningModule.TRANSACTIONS),
    K("Smart charging", OwningModule.SMART_CHARGING),
    L("Firmware management", OwningModule.PROVISIONING),
    M("ISO 15118 certificate management", OwningModule.SECURITY),
    N("Diagnostics", OwningModule.MONITORING),
    O("Display message", OwningModule.PROVISIONING),
    P("Data transfer", OwningModule.PROVISIONING);

    private final String title;
    private final OwningModule module;

    Block(String title, OwningModule module) {
        this.title = title;
        this.module = module;
    }

    public String title() {
        return title;
    }

    public OwningModule module() {
        return module;
    }
}
