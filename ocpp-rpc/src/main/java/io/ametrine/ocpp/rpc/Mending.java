package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.Timestamps;
import io.ametrine.ocpp.rpc.Rule.ArrayRule;
import io.ametrine.ocpp.rpc.Rule.ObjectRule;
import io.ametrine.ocpp.rpc.Rule.TextRule;
import io.ametrine.ocpp.rpc.Rule.TimeRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks a payload along its schema and mends what the rules forgive; the payload itself stays as it is. */
final class Mending {
    private final List<LeniencyRule> rules;
    private final List<String> path = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();

    Mending(List<LeniencyRule> rules) {
        this.rules = rules;
    }

    /** The names of the rules that were needed. */
    List<String> used() {
        return List.copyOf(used);
    }

    JsonNode mended(Rule rule, JsonNode value) {
        if (rule instanceof ObjectRule object && value instanceof ObjectNode node) {
            return members(object, node);
        }
        if (rule instanceof ArrayRule array && value instanceof ArrayNode node) {
            return items(array, node);
        }
        if (rule instanceof TextRule text && value.isTextual()) {
            return cut(text.maxLength(), value);
        }
        return rule instanceof TimeRule && value.isTextual() ? zoned(value) : value;
    }

    private ObjectNode members(ObjectRule object, ObjectNode node) {
        ObjectNode copy = OcppJson.mapper().createObjectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            path.addLast(name);
            if (!isLeftOut(object, name, member.getValue())) {
                Rule rule = object.properties().get(name);
                copy.set(name, rule == null ? member.getValue() : mended(rule, member.getValue()));
            }
            path.removeLast();
        }
        return copy;
    }

    private boolean isLeftOut(ObjectRule object, String name, JsonNode value) {
        if (object.closed() && !object.properties().containsKey(name)) {
            return forgiving(Deviation.UNKNOWN_PROPERTY).isPresent();
        }
        return value.isNull()
                && !object.required().contains(name)
                && forgiving(Deviation.NULL_PROPERTY).isPresent();
    }

    private ArrayNode items(ArrayRule array, ArrayNode node) {
        ArrayNode copy = OcppJson.mapper().createArrayNode();
        for (int index = 0; index < node.size(); index++) {
            path.addLast(String.valueOf(index));
            copy.add(mended(array.item(), node.get(index)));
            path.removeLast();
        }
        return copy;
    }

    private JsonNode cut(int maxLength, JsonNode value) {
        String text = value.textValue();
        boolean tooLong = text.codePointCount(0, text.length()) > maxLength;
        return tooLong && forgiving(Deviation.TOO_LONG).isPresent()
                ? new TextNode(text.substring(0, text.offsetByCodePoints(0, maxLength)))
                : value;
    }

    private JsonNode zoned(JsonNode value) {
        String text = value.textValue();
        if (Timestamps.parse(text).isPresent() || Timestamps.parse(text + 'Z').isEmpty()) {
            return value;
        }
        return forgiving(Deviation.TIME_WITHOUT_ZONE)
                .<JsonNode>map(rule -> new TextNode(text + rule.zoneOrUtc()))
                .orElse(value);
    }

    private Optional<LeniencyRule> forgiving(Deviation deviation) {
        Optional<LeniencyRule> found =
                rules.stream().filter(rule -> rule.forgives(deviation, path)).findFirst();
        found.ifPresent(rule -> used.add(rule.name()));
        return found;
    }
}
