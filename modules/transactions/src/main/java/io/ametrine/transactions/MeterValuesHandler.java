package io.ametrine.transactions;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.MeterValuesRequest;
import io.ametrine.ocpp.v201.MeterValuesResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import java.util.Optional;

/** Keeps meter values sent outside a transaction, however late they come (J01, J02). */
final class MeterValuesHandler {
    private final MeterValuesStore meterValues;

    MeterValuesHandler(MeterValuesStore meterValues) {
        this.meterValues = meterValues;
    }

    @OcppHandler(Action.METER_VALUES)
    Reply<MeterValuesResponse> handle(Station station, MeterValuesRequest request) {
        meterValues.add(StoredMeterValues.of(station.key(), request, station.receivedAt()));
        return Reply.with(new MeterValuesResponse(Optional.empty()));
    }
}
