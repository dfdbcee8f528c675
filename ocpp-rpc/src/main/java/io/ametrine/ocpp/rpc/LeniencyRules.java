package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All declared leniency rules, in their order. */
public record LeniencyRules(List<LeniencyRule> rules) {
    public static final LeniencyRules NONE = new LeniencyRules(List.of());

    private static final ObjectReader RULE = OcppJson.strictReader()
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .forType(LeniencyRule.class);

    public LeniencyRules {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        rules.forEach(rule -> {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("two rules are called " + rule.name());
            }
        });
    }

    /** Reads {@code {"rules": [...]}}; what is wrong is said in a sentence that names the rule. */
    public static LeniencyRules parse(byte[] json) {
        JsonNode file = OcppJson.read(json, JsonNode.class);
        if (!file.path("rules").isArray()) {
            throw new IllegalArgumentException("expected {\"rules\": [...]}");
        }
        List<LeniencyRule> rules = new ArrayList<>();
        for (JsonNode rule : file.path("rules")) {
            rules.add(parse(rule, rules.size() + 1));
        }
        return new LeniencyRules(rules);
    }

    private static LeniencyRule parse(JsonNode rule, int number) {
        try {
            return RULE.readValue(rule.toString());
        } catch (JsonProcessingException wrong) {
            String name = rule.path("name").asText("");
            String why = wrong.getCause() instanceof IllegalArgumentException told
                    ? String.valueOf(told.getMessage())
                    : wrong.getOriginalMessage();
            throw new IllegalArgumentException(
                    "rule " + number + (name.isEmpty() ? "" : " (" + name + ")") + ": " + why, wrong);
        }
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    List<LeniencyRule> of(Action action, StationMake make) {
        return rules.stream().filter(rule -> rule.isFor(action, make)).toList();
    }
}
