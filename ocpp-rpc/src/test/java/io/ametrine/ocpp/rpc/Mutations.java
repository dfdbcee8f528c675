package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes payloads at random places into what stations and attackers might send. */
final class Mutations {
    private static final List<String> VALUES = List.of(
            "0",
            "-1",
            "1.0",
            "1e0",
            "1.5e3",
            "100",
            "101",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "1e400",
            "-1e-400",
            "0.1234567890123456789012345678901234567890123",
            "123456789012345678901234567890",
            "0e99",
            "true",
            "null",
            "\"\"",
            "\"x\"",
            "\"a\\u0000b\"",
            "\"\\ud83d\"",
            "\"🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌\"",
            "\"" + "é".repeat(600) + "\"",
            "\"Accepted\"",
            "\"Central\"",
            "\"2026-01-01T00:00:00Z\"",
            "\"2026-01-01T00:00:00.123456789+14:00\"",
            "\"2026-01-01T00:00:00.1234567891Z\"",
            "\"2026-01-01t00:00:00z\"",
            "\"2026-01-01T00:00:00-00:00\"",
            "\"2026-01-01T00:00:00+18:00\"",
            "\"2026-01-01T00:00:00+19:00\"",
            "\"2026-12-31T23:59:60Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"0000-01-01T00:00:00+01:00\"",
            "\"9999-12-31T23:59:59-01:00\"",
            "\"2026-01-01T24:00:00Z\"",
            "\"2026-01-01T00:00:00\"",
            "\"2026-01-01T00:00Z\"",
            "\"2026-01-01 00:00:00Z\"",
            "[]",
            "{}",
            "[null]",
            "{\"vendorId\":\"v\",\"deep\":[{\"a\":[1,2.50,null]}]}",
            "{\"vendorId\":\"v\",\"\\u0000\":1}",
            "{\"vendorId\":\"v\",\"n\":1e999}");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    JsonNode of(ObjectNode payload) {
        ObjectNode copy = payload.deepCopy();
        for (int times = random.nextInt(3); times >= 0; times--) {
            List<ContainerNode<?>> places = new ArrayList<>();
            collect(copy, places);
            change(places.get(random.nextInt(places.size())));
        }
        return copy;
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private void change(ContainerNode<?> place) {
        switch (place) {
            case ObjectNode object -> change(object);
            case ArrayNode array -> change(array);
            default -> throw new IllegalStateException("JSON has objects and arrays only");
        }
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(20) == 0) {
            object.set("unlisted", value());
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, value());
        }
    }

    private void change(ArrayNode array) {
        switch (random.nextInt(3)) {
            case 0 -> array.removeAll();
            case 1 -> array.add(value());
            default -> array.addAll(array.deepCopy());
        }
    }

    private JsonNode value() {
        return OcppJson.read(VALUES.get(random.nextInt(VALUES.size())), JsonNode.class);
    }
}
