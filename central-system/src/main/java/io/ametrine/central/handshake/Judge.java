package io.ametrine.central.handshake;

import io.ametrine.central.UnknownStations;
import io.ametrine.central.handshake.PasswordChecks.Result;
import io.ametrine.central.handshake.Verdict.Admitted;
import io.ametrine.central.handshake.Verdict.Refused;
import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.envelope.StationKey;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Decides by the directory who may connect (A00); before it refuses anybody, it makes sure that it is up to date. */
public final class Judge {
    private static final Duration BARRIER = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final DirectoryReplica<StationEntry> directory;
    private final Barriers barriers;
    private final AddressLimits limits = new AddressLimits(20, 200);
    private final PasswordChecks passwords;
    private final Set<Integer> profiles;
    private final UnknownStations unknownStations;

    Judge(
            DirectoryReplica<StationEntry> directory,
            PasswordChecks passwords,
            Set<Integer> profiles,
            UnknownStations unknownStations) {
        this.directory = directory;
        this.barriers = new Barriers(() -> directory.barrier(BARRIER));
        this.passwords = passwords;
        this.profiles = profiles;
        this.unknownStations = unknownStations;
    }

    CompletableFuture<Verdict> decide(Attempt attempt) {
        Optional<StationEntry> row = find(attempt.station());
        return judge(attempt, row).thenCompose(verdict -> switch (verdict) {
            case Refused(Refusal refusal) when refusal.provisional() -> afterBarrier(attempt, row, refusal);
            case Refused _, Admitted _ -> CompletableFuture.completedFuture(verdict);
        });
    }

    private CompletableFuture<Verdict> afterBarrier(Attempt attempt, Optional<StationEntry> seen, Refusal refusal) {
        if (!limits.allows(attempt.remoteAddress())) {
            return refused(Refusal.busy("tooManyRefusals", SOON));
        }
        return barriers.pass().thenCompose(passed -> {
            if (!passed) {
                return refused(Refusal.busy("directoryBehind", SOON));
            }
            Optional<StationEntry> now = find(attempt.station());
            return now.equals(seen) ? refused(refusal) : judge(attempt, now);
        });
    }

    private Optional<StationEntry> find(StationKey station) {
        return directory.find(station.tenant(), station.station());
    }

    private CompletableFuture<Verdict> judge(Attempt attempt, Optional<StationEntry> row) {
        return row.map(station -> registered(attempt, station)).orElseGet(this::unknown);
    }

    private CompletableFuture<Verdict> unknown() {
        return switch (unknownStations) {
            case REFUSE -> refused(Refusal.UNKNOWN_STATION);
            case PENDING -> admitted(RegistrationStatus.PENDING, 0, Optional.empty());
        };
    }

    private CompletableFuture<Verdict> registered(Attempt attempt, StationEntry station) {
        if (!profiles.contains(station.securityProfile())) {
            return refused(Refusal.WRONG_PROFILE);
        }
        RegistrationStatus registration = RegistrationStatus.of(station.registration());
        if (station.securityProfile() == 0) {
            return admitted(registration, 0, station.make().map(StationMake::vendor));
        }
        Optional<BasicCredentials> own = attempt.credentials()
                .filter(credentials ->
                        credentials.user().equals(attempt.station().station()));
        if (own.isEmpty() || station.verifier().isEmpty()) {
            return refused(Refusal.BAD_CREDENTIALS);
        }
        return passwords
                .check(attempt.station(), station.verifier().get(), own.get().password())
                .thenCompose(result -> byPassword(result, registration, station));
    }

    private CompletableFuture<Verdict> byPassword(
            Result result, RegistrationStatus registration, StationEntry station) {
        return switch (result) {
            case RIGHT ->
                admitted(registration, station.securityProfile(), station.make().map(StationMake::vendor));
            case WRONG -> refused(Refusal.BAD_CREDENTIALS);
            case OVERLOADED -> refused(Refusal.busy("overload", SOON));
        };
    }

    private static CompletableFuture<Verdict> admitted(
            RegistrationStatus registration, int profile, Optional<String> vendor) {
        return CompletableFuture.completedFuture(new Admitted(registration, profile, vendor));
    }

    private static CompletableFuture<Verdict> refused(Refusal refusal) {
        return CompletableFuture.completedFuture(new Refused(refusal));
    }
}
