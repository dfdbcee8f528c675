package io.ametrine.monitoring.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.StationKey;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One exchange as it is stored: the entry as the bytes of its text, and beside it what can be asked for. Only these few fields are read; what the
 * station sent is passed over.
 */
record TraceRow(
        StationKey station,
        Instant at,
        int partition,
        long offset,
        Optional<String> action,
        String verdict,
        Optional<String> errorCode,
        Optional<String> messageId,
        byte[] entry) {
    private static final JsonFactory JSON = OcppJson.mapper().getFactory();

    static TraceRow of(Incoming record) throws IOException {
        Map<String, String> fields = fields(record.value());
        return new TraceRow(
                StationKey.parse(record.key()),
                Optional.ofNullable(fields.get("at")).map(Instant::parse).orElse(record.timestamp()),
                record.partition(),
                record.offset(),
                Optional.ofNullable(fields.get("action")),
                fields.getOrDefault("verdict", "unknown"),
                Optional.ofNullable(fields.get("fault.code")),
                Optional.ofNullable(fields.get("messageId")),
                record.value());
    }

    private static Map<String, String> fields(byte[] json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("A trace entry is a JSON object");
            }
            read(parser, "", fields);
        }
        return fields;
    }

    private static void read(JsonParser parser, String prefix, Map<String, String> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && !name.equals("request") && !name.equals("response")) {
                fields.put(name, parser.getText());
            } else if (value == JsonToken.START_OBJECT && name.equals("fault")) {
                read(parser, "fault.", fields);
            } else {
                parser.skipChildren();
            }
        }
    }
}
