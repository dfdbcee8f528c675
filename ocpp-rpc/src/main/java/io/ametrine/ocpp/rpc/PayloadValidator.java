package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Schemas;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Holds payloads to their schemas, and to what the Java types and the database can take. */
public final class PayloadValidator {
    private static final Violation NOT_AN_OBJECT = new Violation(ErrorCode.FORMAT_VIOLATION, "", "type", "an object");

    private final Side requests = new Side(Schemas::request);
    private final Side responses = new Side(Schemas::response);

    /** Valid, or what is wrong with it, the first thing first. */
    public List<Violation> request(Action action, JsonNode payload) {
        return requests.violations(action, payload);
    }

    /** Valid, or what is wrong with it, the first thing first. */
    public List<Violation> response(Action action, JsonNode payload) {
        return responses.violations(action, payload);
    }

    /** A request that is not valid, made valid by what the rules forgive stations of this make; empty if that is not enough. */
    public Optional<Forgiven> forgivenRequest(LeniencyRules rules, StationMake make, Action action, JsonNode payload) {
        return requests.forgiven(rules.of(action, make), action, payload);
    }

    /** The same for a response. */
    public Optional<Forgiven> forgivenResponse(LeniencyRules rules, StationMake make, Action action, JsonNode payload) {
        return responses.forgiven(rules.of(action, make), action, payload);
    }

    /** The action of a station's valid call; everything else is refused with the code that fits. */
    public Action stationCall(Frame.Call call) {
        Action action = Action.of(call.action())
                .orElseThrow(() -> new OcppException(ErrorCode.NOT_IMPLEMENTED, "the action is not known")
                        .inAnswerTo(call.messageId()));
        if (!Action.fromStation().contains(action)) {
            throw new OcppException(ErrorCode.NOT_SUPPORTED, "this action is the CSMS's to send")
                    .inAnswerTo(call.messageId());
        }
        List<Violation> violations = request(action, call.payload());
        if (!violations.isEmpty()) {
            throw OcppException.of(call.messageId(), violations.getFirst());
        }
        return action;
    }

    /** Loads what otherwise loads with the first wrong payload of each message; takes seconds, for any thread. */
    public void preload() {
        for (Action action : Action.values()) {
            requests.reference(action);
            responses.reference(action);
        }
    }

    /** All requests, or all responses. */
    private static final class Side {
        private final Function<Action, JsonNode> schemas;
        private final Map<Action, Rule> rules = new EnumMap<>(Action.class);
        private final Map<Action, ReferenceSchema> references = new ConcurrentHashMap<>();

        Side(Function<Action, JsonNode> schemas) {
            this.schemas = schemas;
            for (Action action : Action.values()) {
                rules.put(action, RuleCompiler.compile(schemas.apply(action)));
            }
        }

        List<Violation> violations(Action action, JsonNode payload) {
            if (!payload.isObject()) {
                return List.of(NOT_AN_OBJECT);
            }
            Optional<Violation> first = rule(action).check(payload);
            if (first.isEmpty()) {
                return List.of();
            }
            List<Violation> worded = reference(action).violations(payload);
            return worded.isEmpty() ? List.of(first.get()) : worded;
        }

        Optional<Forgiven> forgiven(List<LeniencyRule> lenient, Action action, JsonNode payload) {
            if (lenient.isEmpty()) {
                return Optional.empty();
            }
            Mending mending = new Mending(lenient);
            JsonNode mended = mending.mended(rule(action), payload);
            return mending.used().isEmpty() || rule(action).check(mended).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Forgiven(RawJson.of(OcppJson.write(mended)), mending.used()));
        }

        private Rule rule(Action action) {
            Rule rule = rules.get(action);
            if (rule == null) {
                throw new IllegalStateException("No rule for " + action);
            }
            return rule;
        }

        ReferenceSchema reference(Action action) {
            return references.computeIfAbsent(action, known -> ReferenceSchema.of(schemas.apply(known)));
        }
    }
}
