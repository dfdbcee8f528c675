package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.ocpp.rpc.Violation;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what a caller wants a station to be sent, and makes it a command. */
final class CommandDesk {
    private static final int LONGEST_KEY = 128;

    private final StationDirectory stations;
    private final PayloadValidator validator;

    CommandDesk(StationDirectory stations, PayloadValidator validator) {
        this.stations = stations;
        this.validator = validator;
    }

    /** How long, and under which key it may be repeated. */
    record Terms(Timeout timeout, Optional<String> idempotencyKey) {
        Terms {
            idempotencyKey.ifPresent(key -> {
                if (key.isBlank() || key.length() > LONGEST_KEY) {
                    throw Problem.badRequest(
                            "The header Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
                }
            });
        }
    }

    static Action action(String name) {
        List<String> valid = Action.toStation().stream().map(Action::wireName).toList();
        String list = String.join(", ", valid);
        Action action = Action.of(name)
                .orElseThrow(() -> Problem.of(
                                404,
                                "unknown-action",
                                "Unknown action",
                                name + " is no OCPP 2.0.1 action. Actions are " + list + ".")
                        .with("actions", valid));
        if (!Action.toStation().contains(action)) {
            throw Problem.of(
                            400,
                            "wrong-action",
                            "Not an action of the CSMS",
                            name + " is sent by stations. Actions that can be sent to them are " + list + ".")
                    .with("actions", valid);
        }
        return action;
    }

    boolean knows(StationKey station) {
        return stations.knows(station);
    }

    void requireStation(StationKey station) {
        if (!stations.knows(station)) {
            throw Problem.of(
                    404,
                    "unknown-station",
                    "Unknown station",
                    "No station \"" + station.station() + "\" is registered. Register it with PUT /api/v1/stations/"
                            + station.station() + "; /api/v1/unknown-stations lists those that tried to connect.");
        }
    }

    void requireValid(Action action, JsonNode request) {
        List<Violation> violations = validator.request(action, request);
        if (!violations.isEmpty()) {
            throw Problem.unprocessable(
                    "The body is no valid " + action.wireName() + " request: "
                            + violations.getFirst().description() + ". Its schema is in /openapi.json.",
                    violations.stream().map(CommandDesk::shown).toList());
        }
    }

    private static Map<String, String> shown(Violation violation) {
        return Map.of(
                "pointer", violation.pointer(),
                "keyword", violation.keyword(),
                "expected", violation.expected(),
                "message", violation.description());
    }

    CommandRequested single(
            Caller caller, StationKey station, Action action, JsonNode request, Terms terms, Instant now) {
        String id = terms.idempotencyKey()
                .map(key -> CommandIds.derived(action, caller.tenant(), caller.name(), key))
                .orElseGet(() -> CommandIds.fresh(action, now));
        return command(caller, station, action, request, terms, now, id);
    }

    /** One of many: the same idempotency key serves all stations of the list. */
    CommandRequested oneOfMany(
            Caller caller, StationKey station, Action action, JsonNode request, Terms terms, Instant now) {
        String id = terms.idempotencyKey()
                .map(key -> CommandIds.derived(action, caller.tenant(), caller.name(), key, station.station()))
                .orElseGet(() -> CommandIds.fresh(action, now));
        return command(caller, station, action, request, terms, now, id);
    }

    private static CommandRequested command(
            Caller caller, StationKey station, Action action, JsonNode request, Terms terms, Instant now, String id) {
        return new CommandRequested(
                station,
                id,
                action,
                OcppJson.write(request),
                now.plus(terms.timeout().duration()),
                terms.idempotencyKey(),
                caller.name());
    }
}
