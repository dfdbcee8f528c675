package io.ametrine.platform.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An identification token and what it may do.
 *
 * @param id {@link #id(String, String)}: tokens are compared without regard to case
 * @param status as the operator set it: Accepted, Blocked, Invalid …; expiry is judged when asked
 * @param allowedStations empty allows all
 * @param allowedEvses by station; a station that is not named allows all of its EVSEs
 */
public record TokenEntry(
        String tenant,
        String id,
        long version,
        boolean deleted,
        String idToken,
        String type,
        String status,
        Optional<Instant> expiry,
        Optional<Group> group,
        List<String> allowedStations,
        Map<String, List<Integer>> allowedEvses,
        Optional<String> language1,
        Optional<Integer> chargingPriority,
        Optional<Instant> cacheExpiry,
        Optional<String> personalMessage)
        implements DirectoryEntry {
    public TokenEntry {
        allowedStations = List.copyOf(allowedStations);
        allowedEvses = Map.copyOf(allowedEvses);
    }

    /** The group that a token belongs to (C09). */
    public record Group(String idToken, String type) {}

    public static String id(String type, String idToken) {
        return type + '/' + idToken.toLowerCase(Locale.ROOT);
    }
}
