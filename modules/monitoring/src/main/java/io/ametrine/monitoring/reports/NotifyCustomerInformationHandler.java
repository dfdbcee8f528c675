package io.ametrine.monitoring.reports;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.NotifyCustomerInformationRequest;
import io.ametrine.ocpp.v201.NotifyCustomerInformationResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Keeps the parts of a customer information report (N09, N10). */
public final class NotifyCustomerInformationHandler {
    private final CustomerInformationStore reports;

    public NotifyCustomerInformationHandler(CustomerInformationStore reports) {
        this.reports = reports;
    }

    @OcppHandler(Action.NOTIFY_CUSTOMER_INFORMATION)
    Reply<NotifyCustomerInformationResponse> handle(Station station, NotifyCustomerInformationRequest request) {
        reports.add(station, request);
        return Reply.with(NotifyCustomerInformationResponse.builder().build());
    }
}
