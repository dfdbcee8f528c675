package io.ametrine.transactions;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.directory.TokenStanding;
import io.ametrine.platform.envelope.StationKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens from the directory. Before one is refused, the replica catches up, once per batch at most, and it is judged again. */
final class ReplicatedTokens implements Tokens {
    private static final Logger log = LoggerFactory.getLogger(ReplicatedTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DirectoryReplica<TokenEntry> directory;
    private final Clock clock;
    private final BatchLocal<AtomicBoolean> caughtUp = BatchLocal.of(AtomicBoolean::new);

    ReplicatedTokens(DirectoryReplica<TokenEntry> directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public IdTokenInfo standing(StationKey station, Optional<Integer> evseId, IdToken token) {
        IdTokenInfo standing = judge(station, evseId, token);
        if (standing.status() == AuthorizationStatus.ACCEPTED || caughtUp.get().getAndSet(true)) {
            return standing;
        }
        if (!directory.barrier(PATIENCE).join()) {
            log.warn("token replica is behind station={} status={}", station, standing.status());
        }
        return judge(station, evseId, token);
    }

    private IdTokenInfo judge(StationKey station, Optional<Integer> evseId, IdToken token) {
        String id = TokenEntry.id(token.type().wireName(), token.idToken());
        return TokenStanding.of(token, directory.find(station.tenant(), id), station, evseId, clock.instant());
    }
}
