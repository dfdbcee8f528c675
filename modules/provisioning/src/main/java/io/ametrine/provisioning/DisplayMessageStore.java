package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.MessageInfo;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** The messages that stations show, as far as they told. */
interface DisplayMessageStore {
    void save(DisplayMessage message);

    void remove(StationKey station, int id);

    /** One message of a station, numbered by the CSMS. */
    record DisplayMessage(StationKey station, MessageInfo info, Instant changedAt) {}
}
