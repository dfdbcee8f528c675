package io.ametrine.ocpp.v201;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;

/** Reads a component of any JSON type, where null is a value and not the same as absent. */
final class OptionalJson extends StdDeserializer<Optional<JsonNode>> {
    @Serial
    private static final long serialVersionUID = 1;

    OptionalJson() {
        super(Optional.class);
    }

    @Override
    public Optional<JsonNode> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return Optional.of(context.readTree(json));
    }

    @Override
    public Optional<JsonNode> getNullValue(DeserializationContext context) {
        return Optional.of(NullNode.getInstance());
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Optional.empty();
    }
}
