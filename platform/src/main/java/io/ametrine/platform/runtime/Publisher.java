package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.broker.Broker;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.registry.Lookup;
import io.ametrine.platform.registry.Registry;
import io.ametrine.platform.tracing.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Publishes what a unit of work left behind. Commands are kept without an address; here each learns which node holds its station,
 * or is reported as not sent.
 */
final class Publisher {
    private final Broker broker;
    private final Registry registry;
    private final Clock clock;

    Publisher(Broker broker, Registry registry, Clock clock) {
        this.broker = broker;
        this.registry = registry;
        this.clock = clock;
    }

    /** A command whose node is not known yet; one that waits for the boot is not sent to a station whose boot is pending. */
    static Outgoing unrouted(
            StationKey station,
            String commandId,
            Action action,
            byte[] payload,
            Instant deadline,
            boolean waitsForBoot) {
        Headers headers = new Headers()
                .with("c", commandId)
                .with("a", action.wireName())
                .with("d", Long.toString(deadline.toEpochMilli()));
        if (waitsForBoot) {
            headers.with("wb", "true");
        }
        return Outgoing.keyed(Topics.OUT, station.key(), headers, payload);
    }

    private static boolean unrouted(Outgoing record) {
        return record.topic().equals(Topics.OUT) && record.partition().isEmpty();
    }

    /** Completes once everything is acknowledged. */
    CompletableFuture<Void> publish(List<Outgoing> records) {
        List<Outgoing> ready =
                records.stream().filter(record -> !unrouted(record)).toList();
        CompletableFuture<Void> published = broker.publishAll(ready);
        List<Outgoing> commands = records.stream().filter(Publisher::unrouted).toList();
        return commands.isEmpty() ? published : CompletableFuture.allOf(published, publishCommands(commands));
    }

    private CompletableFuture<Void> publishCommands(List<Outgoing> commands) {
        List<StationKey> stations = commands.stream()
                .map(command -> StationKey.parse(command.key()))
                .distinct()
                .toList();
        return registry.findAll(stations)
                .toCompletableFuture()
                .thenCompose(places -> broker.publishAll(commands.stream()
                        .map(command -> routed(command, places))
                        .collect(Collectors.toList())));
    }

    private Outgoing routed(Outgoing command, Map<StationKey, Lookup> places) {
        StationKey station = StationKey.parse(command.key());
        String id = command.headers().require("c");
        Action action = Action.of(command.headers().require("a")).orElseThrow();
        Instant deadline = Instant.ofEpochMilli(Long.parseLong(command.headers().require("d")));
        Outgoing addressed = addressed(command, station, id, action, deadline, places);
        addressed.headers().unlessPresent(Step.HEADER, command.headers().find(Step.HEADER));
        return addressed;
    }

    private Outgoing addressed(
            Outgoing command,
            StationKey station,
            String id,
            Action action,
            Instant deadline,
            Map<StationKey, Lookup> places) {
        if (clock.instant().isAfter(deadline)) {
            return notSent(station, id, action, "expired");
        }
        return switch (places.getOrDefault(station, new Lookup.Unknown())) {
            case Lookup.Connected(var entry) ->
                EnvelopeCodec.encode(new Outbound.Command(
                        station,
                        entry.session(),
                        id,
                        action,
                        command.value(),
                        deadline,
                        command.headers().find("wb").isPresent()));
            case Lookup.Offline _ -> notSent(station, id, action, "offline");
            case Lookup.Unknown _ -> notSent(station, id, action, "registryUnavailable");
        };
    }

    private Outgoing notSent(StationKey station, String id, Action action, String reason) {
        return EnvelopeCodec.encode(
                new CommandFinished(station, id, action, new Outcome.NotSent(reason), false, clock.instant()));
    }
}
