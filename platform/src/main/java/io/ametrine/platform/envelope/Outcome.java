package io.ametrine.platform.envelope;

/** How a command to a station ended. Exactly one of these is reported for every command. */
public sealed interface Outcome {
    /** The station's CALLRESULT. */
    record Answered(byte[] payload) implements Outcome {}

    /** The station's CALLERROR, or the code that its unusable answer deserved. */
    record Errored(String code, String description, byte[] details) implements Outcome {}

    /** It was sent, and no answer came in time: whether it took effect is unknown. */
    record NoAnswer() implements Outcome {}

    /** It never left: the only outcome that may be retried blindly. {@code reason} is offline, expired, cancelled … */
    record NotSent(String reason) implements Outcome {}

    /** A check of the owning module turned it down; {@code reason} says what to do instead. It never left. */
    record Refused(String reason) implements Outcome {}
}
