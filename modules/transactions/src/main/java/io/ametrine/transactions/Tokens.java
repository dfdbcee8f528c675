package io.ametrine.transactions;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.platform.envelope.StationKey;
import java.util.Optional;

/** What a token may do at a station now. */
interface Tokens {
    IdTokenInfo standing(StationKey station, Optional<Integer> evseId, IdToken token);
}
