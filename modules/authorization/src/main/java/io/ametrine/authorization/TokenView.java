package io.ametrine.authorization;

import io.ametrine.platform.directory.TokenEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A token as REST shows it. */
record TokenView(
        String type,
        String idToken,
        long version,
        String status,
        Optional<Instant> expiry,
        Optional<Instant> cacheExpiry,
        Optional<TokenEntry.Group> groupIdToken,
        List<String> allowedStations,
        Map<String, List<Integer>> allowedEvses,
        Optional<String> language1,
        Optional<Integer> chargingPriority,
        Optional<String> personalMessage,
        Instant createdAt,
        Instant updatedAt) {

    static TokenView of(Token token) {
        TokenEntry entry = token.entry();
        return new TokenView(
                entry.type(),
                entry.idToken(),
                entry.version(),
                entry.status(),
                entry.expiry(),
                entry.cacheExpiry(),
                entry.group(),
                entry.allowedStations(),
                entry.allowedEvses(),
                entry.language1(),
                entry.chargingPriority(),
                entry.personalMessage(),
                token.createdAt(),
                token.updatedAt());
    }
}
