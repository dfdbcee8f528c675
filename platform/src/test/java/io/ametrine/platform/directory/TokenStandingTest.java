package io.ametrine.platform.directory;

import static io.ametrine.ocpp.v201.AuthorizationStatus.ACCEPTED;
import static io.ametrine.ocpp.v201.AuthorizationStatus.BLOCKED;
import static io.ametrine.ocpp.v201.AuthorizationStatus.EXPIRED;
import static io.ametrine.ocpp.v201.AuthorizationStatus.INVALID;
import static io.ametrine.ocpp.v201.AuthorizationStatus.NOT_ALLOWED_TYPE_EVSE;
import static io.ametrine.ocpp.v201.AuthorizationStatus.NOT_AT_THIS_LOCATION;
import static io.ametrine.ocpp.v201.AuthorizationStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenStandingTest {
    private static final StationKey HERE = new StationKey("default", "CS1");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(1);
    private static final Instant AFTER = NOW.plusSeconds(3600);
    private static final Optional<Instant> NEVER = Optional.empty();
    private static final List<String> EVERYWHERE = List.of();
    private static final Map<String, List<Integer>> EVERY_EVSE = Map.of();
    private static final Optional<Integer> NO_EVSE = Optional.empty();

    static Stream<Arguments> standings() {
        Map<String, List<Integer>> onlyEvse2 = Map.of("CS1", List.of(2));
        Map<String, List<Integer>> otherStation = Map.of("CS2", List.of(2));
        return Stream.of(
                Arguments.of("Accepted", NEVER, EVERYWHERE, EVERY_EVSE, NO_EVSE, ACCEPTED),
                Arguments.of("Blocked", NEVER, EVERYWHERE, EVERY_EVSE, NO_EVSE, BLOCKED),
                Arguments.of("Invalid", NEVER, EVERYWHERE, EVERY_EVSE, NO_EVSE, INVALID),
                Arguments.of("Accepted", Optional.of(AFTER), EVERYWHERE, EVERY_EVSE, NO_EVSE, ACCEPTED),
                Arguments.of("Accepted", Optional.of(NOW), EVERYWHERE, EVERY_EVSE, NO_EVSE, EXPIRED),
                Arguments.of("Accepted", Optional.of(BEFORE), EVERYWHERE, EVERY_EVSE, NO_EVSE, EXPIRED),
                Arguments.of("Blocked", Optional.of(BEFORE), EVERYWHERE, EVERY_EVSE, NO_EVSE, BLOCKED),
                Arguments.of("Accepted", NEVER, List.of("CS1"), EVERY_EVSE, NO_EVSE, ACCEPTED),
                Arguments.of("Accepted", NEVER, List.of("CS2", "CS1"), EVERY_EVSE, NO_EVSE, ACCEPTED),
                Arguments.of("Accepted", NEVER, List.of("CS2"), EVERY_EVSE, NO_EVSE, NOT_AT_THIS_LOCATION),
                Arguments.of("Accepted", NEVER, EVERYWHERE, onlyEvse2, NO_EVSE, ACCEPTED),
                Arguments.of("Accepted", NEVER, EVERYWHERE, onlyEvse2, Optional.of(2), ACCEPTED),
                Arguments.of("Accepted", NEVER, EVERYWHERE, onlyEvse2, Optional.of(1), NOT_ALLOWED_TYPE_EVSE),
                Arguments.of("Accepted", NEVER, EVERYWHERE, otherStation, Optional.of(1), ACCEPTED));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void standingFollowsStatusExpiryPlaceAndEvseInThatOrder(
            String status,
            Optional<Instant> expiry,
            List<String> stations,
            Map<String, List<Integer>> evses,
            Optional<Integer> evse,
            AuthorizationStatus expected) {
        TokenEntry token = token(status, expiry, stations, evses);

        IdTokenInfo info = TokenStanding.of(Optional.of(token), HERE, evse, NOW);

        assertThat(info.status()).isEqualTo(expected);
    }

    @Test
    void absentAndDeletedTokensAreUnknown() {
        TokenEntry deleted = new TokenEntry(
                "default",
                "ISO14443/aa",
                2,
                true,
                "AA",
                "ISO14443",
                "Accepted",
                NEVER,
                Optional.empty(),
                EVERYWHERE,
                EVERY_EVSE,
                Optional.empty(),
                Optional.empty(),
                NEVER,
                Optional.empty());

        assertThat(TokenStanding.of(Optional.empty(), HERE, NO_EVSE, NOW).status())
                .isEqualTo(UNKNOWN);
        assertThat(TokenStanding.of(Optional.of(deleted), HERE, NO_EVSE, NOW).status())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void chargingWithoutAuthorizationIsAccepted() {
        IdToken none = IdToken.builder("", IdTokenEnum.NO_AUTHORIZATION).build();

        assertThat(TokenStanding.of(none, Optional.empty(), HERE, NO_EVSE, NOW).status())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void centralTokenThatNobodyRegisteredIsUnknown() {
        IdToken central = IdToken.builder("app-1", IdTokenEnum.CENTRAL).build();

        assertThat(TokenStanding.of(central, Optional.empty(), HERE, NO_EVSE, NOW)
                        .status())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void groupGoesWithEveryAnswerAboutAKnownToken() {
        IdTokenInfo accepted =
                TokenStanding.of(Optional.of(token("Accepted", NEVER, EVERYWHERE, EVERY_EVSE)), HERE, NO_EVSE, NOW);
        IdTokenInfo blocked =
                TokenStanding.of(Optional.of(token("Blocked", NEVER, EVERYWHERE, EVERY_EVSE)), HERE, NO_EVSE, NOW);

        assertThat(accepted.groupIdToken()).map(IdToken::idToken).contains("FLEET");
        assertThat(blocked.groupIdToken()).map(IdToken::idToken).contains("FLEET");
    }

    @Test
    void evseListTellsTheStationWhereTheTokenIsValid() {
        TokenEntry token = token("Accepted", NEVER, EVERYWHERE, Map.of("CS1", List.of(2, 3)));

        assertThat(TokenStanding.of(Optional.of(token), HERE, NO_EVSE, NOW).evseId())
                .contains(List.of(2, 3));
    }

    @Test
    void cachedAcceptanceEndsWithTheToken() {
        IdTokenInfo expiring = TokenStanding.of(
                Optional.of(token("Accepted", Optional.of(AFTER), EVERYWHERE, EVERY_EVSE)), HERE, NO_EVSE, NOW);
        IdTokenInfo lasting =
                TokenStanding.of(Optional.of(token("Accepted", NEVER, EVERYWHERE, EVERY_EVSE)), HERE, NO_EVSE, NOW);

        assertThat(expiring.cacheExpiryDateTime()).contains(AFTER);
        assertThat(lasting.cacheExpiryDateTime()).isEmpty();
    }

    @Test
    void tokensAreFoundWithoutRegardToCase() {
        assertThat(TokenEntry.id("ISO14443", "DeadBeef")).isEqualTo(TokenEntry.id("ISO14443", "DEADBEEF"));
    }

    private static TokenEntry token(
            String status, Optional<Instant> expiry, List<String> stations, Map<String, List<Integer>> evses) {
        return new TokenEntry(
                "default",
                TokenEntry.id("ISO14443", "AA"),
                1,
                false,
                "AA",
                "ISO14443",
                status,
                expiry,
                Optional.of(new TokenEntry.Group("FLEET", "Central")),
                stations,
                evses,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
