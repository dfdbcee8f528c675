package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.DataTransferRequest;
import io.ametrine.ocpp.v201.DataTransferResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.DataTransferStore.DataTransfer;

/** Hands a vendor's message to whoever understands it, and keeps it in any case (P02). */
final class DataTransferHandler {
    private final VendorMessages vendorMessages;
    private final DataTransferStore transfers;

    DataTransferHandler(VendorMessages vendorMessages, DataTransferStore transfers) {
        this.vendorMessages = vendorMessages;
        this.transfers = transfers;
    }

    @OcppHandler(Action.DATA_TRANSFER)
    Reply<DataTransferResponse> handle(Station station, DataTransferRequest request) {
        DataTransferResponse response = vendorMessages.answer(station, request);
        transfers.record(new DataTransfer(
                station.key(),
                station.receivedAt(),
                request.vendorId(),
                request.messageId(),
                request.data(),
                response.status().wireName()));
        return Reply.with(response);
    }
}
