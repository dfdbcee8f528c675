package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One OCPP-J message (OCPP-J 4.2): parsed once, with its payload also as it arrived. */
public sealed interface Frame {
    String messageId();

    record Call(String messageId, String action, ObjectNode payload, RawJson raw) implements Frame {}

    record CallResult(String messageId, ObjectNode payload, RawJson raw) implements Frame {}

    record CallError(String messageId, ErrorCode code, String description, JsonNode details) implements Frame {}
}
