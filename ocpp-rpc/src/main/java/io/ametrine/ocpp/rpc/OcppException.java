package io.ametrine.ocpp.rpc;

import java.io.Serial;
import java.util.Optional;

/** The peer broke the protocol, or its call may not be served: becomes a CALLERROR in one place. */
public final class OcppException extends RuntimeException {
    /** The message id of an answer to a frame whose own id could not be read. */
    public static final String UNREADABLE_ID = "-1";

    @Serial
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String messageId;
    private final boolean answerable;
    private final transient Optional<Violation> violation;

    public OcppException(ErrorCode code, String message) {
        this(UNREADABLE_ID, code, message, true, Optional.empty());
    }

    private OcppException(
            String messageId, ErrorCode code, String message, boolean answerable, Optional<Violation> violation) {
        super(message);
        this.messageId = messageId;
        this.code = code;
        this.answerable = answerable;
        this.violation = violation;
    }

    static OcppException of(String messageId, Violation violation) {
        return new OcppException(messageId, violation.code(), violation.description(), true, Optional.of(violation));
    }

    /** The same refusal of the call with this id. */
    public OcppException inAnswerTo(String id) {
        return new OcppException(id, code, getMessage(), answerable, violation);
    }

    /** The same refusal of something that was an answer itself: nothing is sent back. */
    OcppException ofAnAnswer() {
        return new OcppException(messageId, code, getMessage(), false, violation);
    }

    public ErrorCode code() {
        return code;
    }

    /** The id to answer with; -1 when it could not be read. */
    public String messageId() {
        return messageId;
    }

    /** False for a malformed CALLRESULT or CALLERROR, which must not be answered by a CALLERROR. */
    public boolean isAnswerable() {
        return answerable;
    }

    public Optional<Violation> violation() {
        return violation;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
