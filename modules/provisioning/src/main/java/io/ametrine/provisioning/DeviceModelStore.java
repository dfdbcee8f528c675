package io.ametrine.provisioning;

/** The stations' device models, written as they come; of the same row the last one stands. */
interface DeviceModelStore {
    void variable(VariableReport report);

    void attribute(AttributeReport report);

    void part(ReportPart part);

    void request(ReportRequest request);
}
