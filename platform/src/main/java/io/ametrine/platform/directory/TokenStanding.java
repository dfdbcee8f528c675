package io.ametrine.platform.directory;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.MessageContent;
import io.ametrine.ocpp.v201.MessageFormat;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a token may do at a station right now (C01, C04, C06, C09, C12): a pure decision, the same for every module. Concurrent
 * transactions, and Central tokens that a remote start handed out, are judged where transactions are known.
 */
public final class TokenStanding {
    private TokenStanding() {}

    /** NoAuthorization is no token at all: who charges without one is accepted. */
    public static IdTokenInfo of(
            IdToken presented, Optional<TokenEntry> known, StationKey station, Optional<Integer> evseId, Instant now) {
        if (presented.type() == IdTokenEnum.NO_AUTHORIZATION) {
            return IdTokenInfo.builder(AuthorizationStatus.ACCEPTED).build();
        }
        return of(known, station, evseId, now);
    }

    public static IdTokenInfo of(
            Optional<TokenEntry> known, StationKey station, Optional<Integer> evseId, Instant now) {
        return known.filter(token -> !token.deleted())
                .map(token -> info(token, status(token, station, evseId, now), station))
                .orElseGet(
                        () -> IdTokenInfo.builder(AuthorizationStatus.UNKNOWN).build());
    }

    private static AuthorizationStatus status(
            TokenEntry token, StationKey station, Optional<Integer> evseId, Instant now) {
        AuthorizationStatus set = AuthorizationStatus.of(token.status());
        if (set != AuthorizationStatus.ACCEPTED) {
            return set;
        }
        if (token.expiry().isPresent() && !now.isBefore(token.expiry().get())) {
            return AuthorizationStatus.EXPIRED;
        }
        if (!token.allowedStations().isEmpty() && !token.allowedStations().contains(station.station())) {
            return AuthorizationStatus.NOT_AT_THIS_LOCATION;
        }
        List<Integer> evses = evses(token, station);
        boolean elsewhere = evseId.isPresent() && !evses.isEmpty() && !evses.contains(evseId.get());
        return elsewhere ? AuthorizationStatus.NOT_ALLOWED_TYPE_EVSE : AuthorizationStatus.ACCEPTED;
    }

    private static IdTokenInfo info(TokenEntry token, AuthorizationStatus status, StationKey station) {
        IdTokenInfo.Builder info = IdTokenInfo.builder(status);
        token.group().ifPresent(group -> info.groupIdToken(idToken(group)));
        token.language1().ifPresent(info::language1);
        token.personalMessage()
                .ifPresent(text -> info.personalMessage(
                        MessageContent.builder(MessageFormat.UTF8, text).build()));
        if (status == AuthorizationStatus.ACCEPTED) {
            token.chargingPriority().ifPresent(info::chargingPriority);
            cacheExpiry(token).ifPresent(info::cacheExpiryDateTime);
        }
        List<Integer> evses = evses(token, station);
        if (!evses.isEmpty()) {
            info.evseId(evses);
        }
        return info.build();
    }

    /** A station must not go on accepting from its cache what has expired meanwhile. */
    private static Optional<Instant> cacheExpiry(TokenEntry token) {
        return token.cacheExpiry()
                .filter(own -> token.expiry().map(own::isBefore).orElse(true))
                .or(token::expiry);
    }

    private static List<Integer> evses(TokenEntry token, StationKey station) {
        return token.allowedEvses().getOrDefault(station.station(), List.of());
    }

    private static IdToken idToken(TokenEntry.Group group) {
        return IdToken.builder(group.idToken(), IdTokenEnum.of(group.type())).build();
    }
}
