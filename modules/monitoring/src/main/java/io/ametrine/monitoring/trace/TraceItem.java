package io.ametrine.monitoring.trace;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.ametrine.platform.envelope.TraceEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stored exchange: its entry as it was written, with the station's identity in front. */
@Schema(implementation = TraceEntry.class)
public record TraceItem(String station, String entry) {
    @JsonValue
    @JsonRawValue
    String json() {
        String identity = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(station));
        return "{\"station\":\"" + identity + "\"," + entry.substring(entry.indexOf('{') + 1);
    }
}
