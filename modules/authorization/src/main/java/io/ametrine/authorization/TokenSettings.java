package io.ametrine.authorization;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the operator says of a token.
 *
 * @param status Accepted, unless said otherwise; what depends on time, place or transactions is judged when asked
 * @param allowedStations none allows all
 * @param allowedEvses by station; a station that is not named allows all of its EVSEs
 * @param cacheExpiry until when stations may rely on their caches
 */
@Schema(examples = "{\"status\": \"Accepted\", \"groupIdToken\": {\"idToken\": \"FLEET-1\", \"type\": \"Central\"}}")
record TokenSettings(
        Optional<AuthorizationStatus> status,
        Optional<Instant> expiry,
        Optional<Instant> cacheExpiry,
        Optional<IdToken> groupIdToken,
        Optional<List<String>> allowedStations,
        Optional<Map<String, List<Integer>>> allowedEvses,
        Optional<String> language1,
        Optional<Integer> chargingPriority,
        Optional<String> personalMessage) {
    private static final Set<AuthorizationStatus> SETTABLE = EnumSet.of(
            AuthorizationStatus.ACCEPTED,
            AuthorizationStatus.BLOCKED,
            AuthorizationStatus.EXPIRED,
            AuthorizationStatus.INVALID,
            AuthorizationStatus.NO_CREDIT,
            AuthorizationStatus.NOT_AT_THIS_TIME);

    TokenSettings {
        require(
                status.map(SETTABLE::contains).orElse(true),
                "status must be one of Accepted, Blocked, Expired, Invalid," + " NoCredit, NotAtThisTime");
        require(language1.map(language -> language.length() <= 8).orElse(true), "language1 has at most 8 characters");
        require(
                chargingPriority
                        .map(priority -> priority >= -9 && priority <= 9)
                        .orElse(true),
                "chargingPriority lies between -9 and 9");
        require(
                personalMessage
                        .map(text -> !text.isEmpty() && text.length() <= 512)
                        .orElse(true),
                "personalMessage has 1 to 512 characters");
        require(
                groupIdToken.map(group -> !group.idToken().isBlank()).orElse(true),
                "groupIdToken.idToken must not be blank");
    }

    static TokenSettings accepted() {
        return new TokenSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(expected);
        }
    }
}
