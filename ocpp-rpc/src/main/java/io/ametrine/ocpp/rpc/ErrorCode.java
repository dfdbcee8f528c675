package io.ametrine.ocpp.rpc;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The error codes of a CALLERROR (OCPP-J 4.3). */
public enum ErrorCode {
    FORMAT_VIOLATION("FormatViolation"),
    GENERIC_ERROR("GenericError"),
    INTERNAL_ERROR("InternalError"),
    MESSAGE_TYPE_NOT_SUPPORTED("MessageTypeNotSupported"),
    NOT_IMPLEMENTED("NotImplemented"),
    NOT_SUPPORTED("NotSupported"),
    OCCURRENCE_CONSTRAINT_VIOLATION("OccurrenceConstraintViolation"),
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation"),
    PROTOCOL_ERROR("ProtocolError"),
    RPC_FRAMEWORK_ERROR("RpcFrameworkError"),
    SECURITY_ERROR("SecurityError"),
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation");

    private static final Map<String, ErrorCode> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::wireName, Function.identity()));

    private final String wireName;

    ErrorCode(String wireName) {
        this.wireName = wireName;
    }

    public static Optional<ErrorCode> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    public String wireName() {
        return wireName;
    }
}
