package io.ametrine.ocpp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;

/** How Jackson reads and writes the times of OCPP. */
final class OcppModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1;

    OcppModule() {
        super("ocpp");
        addSerializer(Instant.class, new TimeWriter());
        addDeserializer(Instant.class, new TimeReader());
    }

    private static final class TimeWriter extends StdScalarSerializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1;

        TimeWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(time.toString());
        }
    }

    private static final class TimeReader extends StdScalarDeserializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1;

        TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            String text = json.getText();
            return Timestamps.parse(text)
                    .orElseThrow(() -> context.weirdStringException(text, Instant.class, "expected an RFC 3339 time"));
        }
    }
}
