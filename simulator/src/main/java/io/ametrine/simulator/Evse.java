package io.ametrine.simulator;

import java.time.Instant;
import java.util.Optional;

/** One EVSE with its single connector: its state, its reservation and its transaction. */
final class Evse {
    /** A place kept for a token. */
    record Reservation(int id, IdToken token, Instant expiry) {}

    private final int id;
    private final Meter meter;
    private Optional<Transaction> transaction = Optional.empty();
    private Optional<Reservation> reservation = Optional.empty();
    private boolean operative = true;
    private boolean inoperativeOnceFree;

    Evse(int id, Meter meter) {
        this.id = id;
        this.meter = meter;
    }

    int id() {
        return id;
    }

    Meter meter() {
        return meter;
    }

    Optional<Transaction> transaction() {
        return transaction;
    }

    Optional<Reservation> reservation() {
        return reservation;
    }

    String status() {
        if (transaction.isPresent()) {
            return "Occupied";
        }
        if (!operative) {
            return "Unavailable";
        }
        return reservation.isPresent() ? "Reserved" : "Available";
    }

    boolean isFreeFor(IdToken token) {
        return transaction.isEmpty()
                && operative
                && reservation.map(kept -> kept.token().equals(token)).orElse(true);
    }

    void begin(Transaction started) {
        transaction = Optional.of(started);
        reservation = Optional.empty();
    }

    void end() {
        transaction = Optional.empty();
        if (inoperativeOnceFree) {
            inoperativeOnceFree = false;
            operative = false;
        }
    }

    void reserve(Reservation kept) {
        reservation = Optional.of(kept);
    }

    void releaseReservation() {
        reservation = Optional.empty();
    }

    /** Changes availability now, or once the transaction is over. */
    String change(boolean toOperative) {
        if (!toOperative && transaction.isPresent()) {
            inoperativeOnceFree = true;
            return "Scheduled";
        }
        operative = toOperative;
        inoperativeOnceFree = false;
        return "Accepted";
    }
}
