package io.ametrine.provisioning;

import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Registers, changes and forgets stations in the current unit of work, and tells the directory. */
final class StationRegister {
    private static final Pattern IDENTITY = Pattern.compile("[^\\p{Cntrl}:/]{1,48}");
    private static final List<String> OWN_TABLES = List.of(
            "identities",
            "boots",
            "clocks",
            "presences",
            "variables",
            "variable_attributes",
            "report_requests",
            "report_parts",
            "network_profiles",
            "firmware_statuses",
            "display_messages",
            "data_transfers");
    private static final MultiRow PRESENCE = MultiRow.of(
            "insert into presences (tenant, station) select * from unnest(?, ?) on conflict do nothing",
            "text",
            "text");

    private final HibernateStationStore stations;
    private final Clock clock;

    StationRegister(HibernateStationStore stations, Clock clock) {
        this.stations = stations;
        this.clock = clock;
    }

    /** What can be the last segment of a station's URL, and the user name of its credentials. */
    static StationId identity(String tenant, String station) {
        if (!IDENTITY.matcher(station).matches() || !station.strip().equals(station)) {
            throw Problem.unprocessable(
                    "A station's identity has 1 to 48 characters, none of them \":\" or \"/\", and no"
                            + " blanks at its ends.");
        }
        return new StationId(tenant, station);
    }

    /** Whether it was registered just now. */
    boolean put(StationId id, StationSettings settings, Optional<String> verifier, Optional<String> ifMatch) {
        Optional<RegisteredStation> known = stations.rowForChange(id);
        ifMatch.ifPresent(expected -> check(known, expected));
        boolean created = known.map(RegisteredStation::deleted).orElse(true);
        known.ifPresent(station -> station.change(settings, clock.instant()));
        RegisteredStation station = known.orElseGet(() -> RegisteredStation.register(id, settings, clock.instant()));
        verifier.ifPresent(station::takeVerifier);
        stations.save(station);
        adopt(id);
        return created;
    }

    private static void check(Optional<RegisteredStation> known, String expected) {
        String current = known.filter(station -> !station.deleted())
                .map(station -> '"' + Long.toString(station.version()) + '"')
                .orElse("");
        if (!expected.equals("*") && !expected.equals(current)) {
            throw Problem.of(
                    412,
                    "changed-meanwhile",
                    "Precondition failed",
                    "The station has version " + current + " by now, not " + expected + ". Read it again.");
        }
    }

    private static void adopt(StationId id) {
        PRESENCE.write(List.of(id), StationRegister::row);
        dismiss(id);
    }

    /** It is unknown no more, or nobody cares. */
    static void dismiss(StationId id) {
        deletion("unknown_stations").write(List.of(id), StationRegister::row);
    }

    boolean changeVerifier(StationKey key, String verifier) {
        Optional<RegisteredStation> known = stations.findForChange(key);
        known.ifPresent(station -> {
            station.changeVerifier(verifier, clock.instant());
            stations.save(station);
        });
        return known.isPresent();
    }

    boolean delete(StationKey key) {
        Optional<RegisteredStation> known = stations.findForChange(key);
        known.ifPresent(station -> {
            station.delete(clock.instant());
            stations.save(station);
            OWN_TABLES.forEach(table -> deletion(table).write(List.of(station.id()), StationRegister::row));
        });
        return known.isPresent();
    }

    private static MultiRow deletion(String table) {
        return MultiRow.of(
                "delete from " + table + " t using unnest(?, ?) as gone (tenant, station)"
                        + " where t.tenant = gone.tenant and t.station = gone.station",
                "text",
                "text");
    }

    private static @Nullable Object[] row(StationId id) {
        return MultiRow.row(id.tenant(), id.station());
    }
}
