package io.ametrine.central.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.rpc.Forgiven;
import io.ametrine.ocpp.rpc.LeniencyRules;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.StationKey;
import java.util.Optional;
import java.util.function.Function;

/** What this node forgives, and whom: asked only about what is not valid. */
public record Leniency(
        LeniencyRules rules, PayloadValidator validator, Function<StationKey, Optional<StationMake>> makes) {
    /** A station's request made valid; a BootNotification says itself whose it is. */
    Optional<Forgiven> request(StationKey station, Optional<StationMake> told, Action action, JsonNode payload) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Optional<StationMake> make = action == Action.BOOT_NOTIFICATION ? StationMake.of(payload) : make(station, told);
        return make.flatMap(known -> validator.forgivenRequest(rules, known, action, payload));
    }

    /** A station's response made valid. */
    Optional<Forgiven> response(StationKey station, Optional<StationMake> told, Action action, JsonNode payload) {
        return rules.isEmpty()
                ? Optional.empty()
                : make(station, told).flatMap(known -> validator.forgivenResponse(rules, known, action, payload));
    }

    private Optional<StationMake> make(StationKey station, Optional<StationMake> told) {
        return told.or(() -> makes.apply(station));
    }
}
