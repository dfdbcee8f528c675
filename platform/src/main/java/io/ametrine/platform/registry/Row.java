package io.ametrine.platform.registry;

import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An entry as the scripts write it: the station, then its fields in the order of prelude.lua. */
final class Row {
    static final int WIDTH = 10;

    private Row() {}

    static Optional<Entry> entry(List<?> row) {
        return at(row, 4).isEmpty() ? Optional.empty() : Optional.of(present(row));
    }

    private static Entry present(List<?> row) {
        SessionRef session = new SessionRef(
                at(row, 1),
                Integer.parseInt(at(row, 2)),
                UUID.fromString(at(row, 3)),
                Long.parseLong(at(row, 4)),
                at(row, 5));
        return new Entry(
                StationKey.parse(at(row, 0)),
                session,
                Integer.parseInt(at(row, 6)),
                registration(at(row, 7)),
                instant(at(row, 8)));
    }

    static Optional<RegistrationStatus> registration(String name) {
        return Arrays.stream(RegistrationStatus.values())
                .filter(status -> status.wireName().equals(name))
                .findFirst();
    }

    static String registration(Optional<RegistrationStatus> status) {
        return status.map(RegistrationStatus::wireName).orElse("");
    }

    static Instant instant(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    static String at(List<?> row, int index) {
        return String.valueOf(row.get(index));
    }
}
