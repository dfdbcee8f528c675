package io.ametrine.simulator;

/** A CALL of the station that got no answer: the deadline passed, or the connection ended first. */
public final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean connectionLost;

    private Unanswered(String message, boolean connectionLost) {
        super(message, null, false, false);
        this.connectionLost = connectionLost;
    }

    static Unanswered timedOut() {
        return new Unanswered("no answer in time", false);
    }

    static Unanswered connectionLost() {
        return new Unanswered("connection lost", true);
    }

    public boolean isConnectionLost() {
        return connectionLost;
    }
}
