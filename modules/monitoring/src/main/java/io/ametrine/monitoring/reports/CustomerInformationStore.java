package io.ametrine.monitoring.reports;

import io.ametrine.ocpp.v201.NotifyCustomerInformationRequest;
import io.ametrine.platform.runtime.Station;

/** Keeps what stations know about customers, part by part. */
public interface CustomerInformationStore {
    /** A repeated part changes nothing; a newer report under the same request id replaces the older one's parts. */
    void add(Station station, NotifyCustomerInformationRequest part);
}
