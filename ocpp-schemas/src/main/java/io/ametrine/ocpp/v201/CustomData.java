package io.ametrine.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A vendor's own data on any object; what it holds beside the vendor's id is kept as it came. */
public record CustomData(String vendorId, Map<String, JsonNode> properties) {
    private static final String VENDOR_ID = "vendorId";
    private static final int VENDOR_ID_LENGTH = 255;

    public CustomData {
        Limits.text(vendorId, VENDOR_ID_LENGTH, "CustomData.vendorId");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CustomData of(Map<String, JsonNode> json) {
        Map<String, JsonNode> properties = new LinkedHashMap<>(json);
        if (!(properties.remove(VENDOR_ID) instanceof TextNode vendorId)) {
            throw new IllegalArgumentException("CustomData.vendorId must be a string");
        }
        return new CustomData(vendorId.textValue(), properties);
    }

    @JsonValue
    Map<String, JsonNode> json() {
        Map<String, JsonNode> json = new LinkedHashMap<>();
        json.put(VENDOR_ID, TextNode.valueOf(vendorId));
        json.putAll(properties);
        return json;
    }
}
