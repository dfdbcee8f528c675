package io.ametrine.authorization;

import io.ametrine.ocpp.v201.AuthorizeRequest;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest valid messages and tokens. */
final class Messages {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final StationKey CS1 = new StationKey("default", "CS1");
    static final Station STATION = new Station(CS1, NOW);

    private Messages() {}

    static IdToken card(String text) {
        return IdToken.builder(text, IdTokenEnum.ISO14443).build();
    }

    static AuthorizeRequest authorize(IdToken token) {
        return AuthorizeRequest.builder(token).build();
    }

    static TokenEntry entry(
            String idToken,
            String status,
            Optional<Instant> expiry,
            Optional<TokenEntry.Group> group,
            List<String> stations) {
        return new TokenEntry(
                "default",
                TokenEntry.id("ISO14443", idToken),
                1,
                false,
                idToken,
                "ISO14443",
                status,
                expiry,
                group,
                stations,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static <T> T response(Reply<T> reply) {
        return switch (reply.answer()) {
            case Reply.Answer.Response<T>(T response) -> response;
            case Reply.Answer.Refusal<T> refusal -> throw new AssertionError(refusal.message());
            case Reply.Answer.Pending<T> _ -> throw new AssertionError("pending");
        };
    }
}
