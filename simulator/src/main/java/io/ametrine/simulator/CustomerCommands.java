package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Customer information, network profiles and vendors' messages (B09, N09, N10, P01). */
final class CustomerCommands implements CommandHandlers {
    private static final String VENDOR = "io.ametrine";

    private final Station station;

    CustomerCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "CustomerInformation", this::customerInformation,
                "SetNetworkProfile", this::setNetworkProfile,
                "DataTransfer", this::dataTransfer);
    }

    private Reaction customerInformation(JsonObject request) {
        boolean named = request.containsKey("idToken")
                || request.containsKey("customerIdentifier")
                || request.containsKey("customerCertificate");
        if (!named) {
            return Reaction.status("Invalid");
        }
        Reaction accepted = Reaction.status("Accepted");
        return request.getBoolean("report") ? accepted.then(() -> tell(request)) : accepted;
    }

    private void tell(JsonObject request) {
        String data = Optional.ofNullable(request.getJsonObject("idToken"))
                .map(IdToken::from)
                .flatMap(this::transactionOf)
                .map(id -> "in transaction " + id)
                .orElse("nothing stored");
        station.send(
                "NotifyCustomerInformation",
                new JsonObject()
                        .put("requestId", request.getInteger("requestId"))
                        .put("seqNo", 0)
                        .put("tbc", false)
                        .put("generatedAt", Instant.now().toString())
                        .put("data", data));
    }

    private Optional<String> transactionOf(IdToken token) {
        return station.evses().stream()
                .flatMap(evse -> evse.transaction().stream())
                .filter(transaction -> transaction.token().equals(token))
                .map(Transaction::id)
                .findFirst();
    }

    private Reaction setNetworkProfile(JsonObject request) {
        boolean acceptable = request.getInteger("configurationSlot") > 0
                && request.getJsonObject("connectionData")
                        .getString("ocppTransport")
                        .equals("JSON");
        return Reaction.status(acceptable ? "Accepted" : "Rejected");
    }

    private Reaction dataTransfer(JsonObject request) {
        if (!request.getString("vendorId").equals(VENDOR)) {
            return Reaction.status("UnknownVendorId");
        }
        if (!request.getString("messageId", "").equals("Echo")) {
            return Reaction.status("UnknownMessageId");
        }
        JsonObject response = new JsonObject().put("status", "Accepted");
        return Reaction.with(request.containsKey("data") ? response.put("data", request.getValue("data")) : response);
    }
}
