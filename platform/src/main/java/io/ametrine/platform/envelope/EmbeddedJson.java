package io.ametrine.platform.envelope;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;

/** A text that is JSON itself: written into the document as it stands, and read back as text. */
final class EmbeddedJson {
    private EmbeddedJson() {}

    static final class Writer extends StdSerializer<Optional<String>> {
        @Serial
        private static final long serialVersionUID = 1;

        Writer() {
            super(Optional.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Optional<String> json) {
            return json.isEmpty();
        }

        @Override
        public void serialize(Optional<String> json, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeRawValue(json.orElse("null"));
        }
    }

    static final class Reader extends StdDeserializer<Optional<String>> {
        @Serial
        private static final long serialVersionUID = 1;

        Reader() {
            super(Optional.class);
        }

        @Override
        public Optional<String> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Optional.of(context.readTree(in).toString());
        }

        @Override
        public Optional<String> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Optional<String> getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
