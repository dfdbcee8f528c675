package io.ametrine.provisioning;

import static io.ametrine.provisioning.BootNotificationHandlerTest.response;
import static io.ametrine.provisioning.Messages.STATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.v201.DataTransferRequest;
import io.ametrine.ocpp.v201.DataTransferResponse;
import io.ametrine.ocpp.v201.DataTransferStatus;
import io.ametrine.provisioning.DataTransferStore.DataTransfer;
import io.ametrine.provisioning.VendorMessages.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataTransferHandlerTest {
    private final List<DataTransfer> transfers = new ArrayList<>();
    private final VendorMessages vendorMessages = new VendorMessages(Map.of(
            new Name("com.example", Optional.of("ping")),
            (_, request) -> DataTransferResponse.builder(DataTransferStatus.ACCEPTED)
                    .data(request.data().orElseThrow())
                    .build()));
    private final DataTransferHandler handler = new DataTransferHandler(vendorMessages, transfers::add);

    @Test
    @Requirement("P02.FR.06")
    void unknownVendorIsToldSo() {
        assertThat(response(handler.handle(STATION, request("org.other", "ping")))
                        .status())
                .isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
    }

    @Test
    @Requirement("P02.FR.07")
    void unknownMessageOfAKnownVendorIsToldSo() {
        assertThat(response(handler.handle(STATION, request("com.example", "pong")))
                        .status())
                .isEqualTo(DataTransferStatus.UNKNOWN_MESSAGE_ID);
    }

    @Test
    void registeredRuleAnswers() {
        assertThat(response(handler.handle(STATION, request("com.example", "ping")))
                        .data())
                .contains(TextNode.valueOf("hello"));
    }

    @Test
    void everyTransferIsKeptWithItsAnswer() {
        handler.handle(STATION, request("org.other", "ping"));
        handler.handle(STATION, request("com.example", "ping"));

        assertThat(transfers).extracting(DataTransfer::status).containsExactly("UnknownVendorId", "Accepted");
    }

    private static DataTransferRequest request(String vendor, String message) {
        return DataTransferRequest.builder(vendor)
                .messageId(message)
                .data(TextNode.valueOf("hello"))
                .build();
    }
}
