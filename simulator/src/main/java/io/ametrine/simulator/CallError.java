package io.ametrine.simulator;

/** A CALLERROR, received for a CALL of the station or to be sent for one of the CSMS. */
public final class CallError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    public CallError(String code, String description) {
        super(code + ": " + description, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
