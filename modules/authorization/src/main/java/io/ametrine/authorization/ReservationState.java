package io.ametrine.authorization;

import io.ametrine.ocpp.v201.ReservationUpdateStatus;

/** What became of a reservation. */
enum ReservationState {
    ACTIVE("Active"),
    REFUSED("Refused"),
    CANCELLED("Cancelled"),
    EXPIRED("Expired"),
    REMOVED("Removed");

    private final String wireName;

    ReservationState(String wireName) {
        this.wireName = wireName;
    }

    static ReservationState of(ReservationUpdateStatus status) {
        return switch (status) {
            case EXPIRED -> EXPIRED;
            case REMOVED -> REMOVED;
        };
    }

    String wireName() {
        return wireName;
    }
}
