package io.ametrine.transactions;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.platform.envelope.StationKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens that a test names; all others are unknown. */
final class InMemoryTokens implements Tokens {
    private final Map<String, IdTokenInfo> known = new HashMap<>();

    InMemoryTokens knowing(String idToken, AuthorizationStatus status) {
        known.put(idToken, IdTokenInfo.builder(status).build());
        return this;
    }

    InMemoryTokens inGroup(String idToken, String group) {
        known.put(
                idToken,
                IdTokenInfo.builder(AuthorizationStatus.ACCEPTED)
                        .groupIdToken(
                                IdToken.builder(group, IdTokenEnum.CENTRAL).build())
                        .build());
        return this;
    }

    @Override
    public IdTokenInfo standing(StationKey station, Optional<Integer> evseId, IdToken token) {
        IdTokenInfo unknown = IdTokenInfo.builder(AuthorizationStatus.UNKNOWN).build();
        return known.getOrDefault(token.idToken(), unknown);
    }
}
