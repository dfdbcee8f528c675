package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What stations shall hold, each kept until its station accepted it: sent one at a time per station and in order, again whenever the
 * station is reached anew, and replaced by its successor. Each try is a command with an outcome of its own.
 */
final class DesiredStates {
    private static final Duration TRY = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int STATIONS_AT_ONCE = 200;

    /** The station is not there, or may not be sent anything: only its coming back changes that. */
    private static final Set<String> UNREACHABLE = Set.of("offline", "closed", "rejected");

    private static final String PENDING = "pending";
    private static final String INVALID = "invalid";

    private final String module;
    private final DesiredRows rows;
    private final Attempts attempts;
    private final Clock clock;

    /** Sends a command as a try of a desired state. */
    interface Attempts {
        void send(CommandRequested command, DesiredRow state);
    }

    /** What is kept now, and whether that is news. */
    record Put(DesiredRow row, boolean created) {}

    DesiredStates(String module, DesiredRows rows, Attempts attempts, Clock clock) {
        this.module = module;
        this.rows = rows;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Replaces what was desired under this key; the same again changes nothing, unless the station has refused it. */
    Put put(StationKey station, Action action, String key, byte[] request, String caller) {
        rows.lock(station);
        Optional<DesiredRow> current = rows.current(station, action, key);
        if (current.filter(row -> row.wants(request)).isPresent()) {
            return new Put(current.orElseThrow(), false);
        }
        current.ifPresent(row -> drop(row, DesiredRow.REPLACED));
        Instant now = clock.instant();
        DesiredRow row = new DesiredRow(
                module + '-' + UUID.randomUUID(),
                station,
                action,
                key,
                request,
                caller,
                DesiredRow.WAITING,
                now,
                now,
                0,
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        rows.insert(row);
        tell(row, DesiredRow.WAITING);
        return new Put(row, current.isEmpty());
    }

    /** Nothing is desired under this key any more; what the station took already stays there. */
    Optional<DesiredRow> withdraw(StationKey station, Action action, String key) {
        rows.lock(station);
        Optional<DesiredRow> current = rows.current(station, action, key);
        current.ifPresent(row -> drop(row, DesiredRow.WITHDRAWN));
        return current.flatMap(row -> rows.find(row.id()));
    }

    private void drop(DesiredRow row, String state) {
        rows.dropped(row, state, clock.instant());
        tell(row, state);
    }

    /** These stations have connected, or their boots were accepted. */
    void reached(Collection<StationKey> stations) {
        for (StationKey station : rows.waited(stations)) {
            rows.lock(station);
            rows.contacted(station);
            next(station);
        }
    }

    /** Stations whose desired states are to be tried again for no other reason than time. */
    List<StationKey> due() {
        return rows.due(clock.instant(), STATIONS_AT_ONCE);
    }

    /** Sends what is first in line, unless something is on its way. */
    void next(StationKey station) {
        rows.lock(station);
        rows.first(station).filter(row -> !row.inFlight()).ifPresent(this::send);
    }

    private void send(DesiredRow row) {
        String nth = row.id() + '/' + (row.attempts() + 1);
        String commandId = module + '-' + UUID.nameUUIDFromBytes(nth.getBytes(StandardCharsets.UTF_8));
        Instant now = clock.instant();
        rows.sent(row, commandId, now);
        attempts.send(
                new CommandRequested(
                        row.station(),
                        commandId,
                        row.action(),
                        row.request(),
                        now.plus(TRY),
                        Optional.empty(),
                        row.caller()),
                row);
    }

    /** A try has ended. A late answer counts if nothing was tried since. */
    void ended(String id, String commandId, Outcome outcome, boolean late) {
        Optional<DesiredRow> found = rows.find(id);
        if (found.isEmpty()) {
            return;
        }
        StationKey station = found.orElseThrow().station();
        rows.lock(station);
        DesiredRow row = rows.find(id).orElseThrow();
        if (late) {
            if (row.is(DesiredRow.WAITING)) {
                late(row, outcome);
            }
        } else if (row.inFlight() && row.commandId().filter(commandId::equals).isPresent()) {
            if (row.is(DesiredRow.SENT)) {
                judge(row, outcome);
            } else {
                rows.landed(row);
                next(station);
            }
        }
    }

    private void late(DesiredRow row, Outcome outcome) {
        if (outcome instanceof Outcome.Answered || outcome instanceof Outcome.Errored) {
            judge(row, outcome);
        }
    }

    private void judge(DesiredRow row, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(byte[] payload) -> {
                boolean accepted = row.kind().isAccepted(OcppJson.read(payload, JsonNode.class));
                settle(row, accepted ? DesiredRow.ACCEPTED : DesiredRow.REJECTED, outcome);
            }
            case Outcome.Errored _, Outcome.Refused _ -> settle(row, DesiredRow.REJECTED, outcome);
            case Outcome.NoAnswer _ -> again(row, "noAnswer");
            case Outcome.NotSent(String reason) -> {
                if (reason.startsWith(INVALID)) {
                    settle(row, DesiredRow.REJECTED, outcome);
                } else {
                    again(row, reason);
                }
            }
        }
    }

    private void settle(DesiredRow row, String state, Outcome outcome) {
        rows.settled(row, state, outcome, clock.instant());
        tell(row, state);
        next(row.station());
    }

    private void again(DesiredRow row, String reason) {
        boolean held = reason.equals(PENDING) && !row.contacted();
        boolean onContactOnly = held || UNREACHABLE.contains(reason);
        Optional<Instant> retryAt = onContactOnly ? Optional.empty() : Optional.of(retryAt(row));
        rows.waits(row, reason, retryAt, held, clock.instant());
        if (held || row.contacted()) {
            next(row.station());
        }
    }

    private Instant retryAt(DesiredRow row) {
        int doublings = Math.min(MOST_DOUBLINGS, row.attempts() - 1);
        return clock.instant().plus(FIRST_RETRY.multipliedBy(1L << doublings));
    }

    private void tell(DesiredRow row, String state) {
        Event event = new Event(
                "io.ametrine.desired.changed",
                row.station().station(),
                clock.instant(),
                Map.of(
                        "id", row.id(),
                        "station", row.station().station(),
                        "action", row.action().wireName(),
                        "key", row.key(),
                        "state", state));
        UnitOfWork.current().publish(event.toRecord(module, row.station().tenant(), row.id() + '-' + state));
    }
}
