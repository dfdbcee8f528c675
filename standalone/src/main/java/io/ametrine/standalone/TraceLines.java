package io.ametrine.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Trace entries as lines for people: when, which way, what, how long, how it ended. */
final class TraceLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final boolean payloads;

    TraceLines(boolean payloads) {
        this.payloads = payloads;
    }

    String of(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JsonProcessingException _) {
            return json.strip();
        }
    }

    private String of(JsonNode entry) {
        var line = new StringBuilder(time(entry.path("at")))
                .append(' ')
                .append(arrow(entry.path("direction").asText()))
                .append(' ')
                .append(what(entry))
                .append("  ")
                .append(entry.path("verdict").asText());
        if (entry.has("durationMicros")) {
            line.append(" %.1f ms".formatted(entry.path("durationMicros").asLong() / 1000.0));
        }
        appendFault(line, entry.path("fault"));
        if (payloads) {
            appendPayload(line, "  > ", entry.path("request"));
            appendPayload(line, "  < ", entry.path("response"));
        }
        return line.toString();
    }

    private static String time(JsonNode at) {
        return at.isTextual() ? TIME.format(Instant.parse(at.asText())) : at.asText();
    }

    private static String arrow(String direction) {
        return switch (direction) {
            case "fromStation" -> "station → CSMS   ";
            case "toStation" -> "station ←  CSMS  ";
            default -> "handshake        ";
        };
    }

    private static String what(JsonNode entry) {
        if (entry.has("heartbeats")) {
            return "Heartbeat × " + entry.path("heartbeats").path("count").asInt();
        }
        return entry.path("action")
                .asText(entry.path("origin").path("remoteAddress").asText());
    }

    private static void appendFault(StringBuilder line, JsonNode fault) {
        if (fault.isObject()) {
            line.append("\n  ! ")
                    .append(fault.path("code").asText())
                    .append(": ")
                    .append(fault.path("description").asText());
            appendDetail(line, " at ", fault.path("pointer"));
            appendDetail(line, ", expected ", fault.path("expected"));
        }
    }

    private static void appendDetail(StringBuilder line, String label, JsonNode detail) {
        if (detail.isTextual()) {
            line.append(label).append(detail.asText());
        }
    }

    private static void appendPayload(StringBuilder line, String label, JsonNode payload) {
        if (!payload.isMissingNode() && !payload.isNull()) {
            line.append('\n').append(label).append(payload);
        }
    }
}
