package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.DataTransferRequest;
import io.ametrine.ocpp.v201.DataTransferResponse;
import io.ametrine.ocpp.v201.DataTransferStatus;
import io.ametrine.platform.runtime.Station;
import java.util.Map;
import java.util.Optional;

/** Which vendor's messages are understood here, and by whom; nobody guesses at the others (P02.FR.06, P02.FR.07). */
record VendorMessages(Map<Name, Rule> rules) {
    VendorMessages {
        rules = Map.copyOf(rules);
    }

    static VendorMessages none() {
        return new VendorMessages(Map.of());
    }

    DataTransferResponse answer(Station station, DataTransferRequest request) {
        Rule rule = rules.get(new Name(request.vendorId(), request.messageId()));
        if (rule != null) {
            return rule.answer(station, request);
        }
        boolean vendorKnown =
                rules.keySet().stream().anyMatch(name -> name.vendorId().equals(request.vendorId()));
        DataTransferStatus status =
                vendorKnown ? DataTransferStatus.UNKNOWN_MESSAGE_ID : DataTransferStatus.UNKNOWN_VENDOR_ID;
        return DataTransferResponse.builder(status).build();
    }

    /** What a vendor message is registered under. */
    record Name(String vendorId, Optional<String> messageId) {}

    /** Understands one vendor message. */
    interface Rule {
        DataTransferResponse answer(Station station, DataTransferRequest request);
    }
}
