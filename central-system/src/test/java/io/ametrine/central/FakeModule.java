package io.ametrine.central;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.KafkaBroker;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.TopicTail.From;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.Outbound.Answer;
import io.ametrine.platform.envelope.Outbound.Command;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All modules in one: answers what stations ask as it is told to, and sends commands. */
final class FakeModule implements AutoCloseable {
    private static final Map<Action, String> ANSWERS = Map.of(
            Action.BOOT_NOTIFICATION,
            "{\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}",
            Action.AUTHORIZE,
            "{\"idTokenInfo\":{\"status\":\"Accepted\"}}",
            Action.DATA_TRANSFER,
            "{\"status\":\"Accepted\"}");

    final List<StationCall> calls = new CopyOnWriteArrayList<>();
    final List<CommandFinished> finished = new CopyOnWriteArrayList<>();
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final List<TopicTail> tails = new ArrayList<>();
    private final KafkaBroker broker;

    /** What a station's calls are answered with; empty for silence. */
    interface Rule {
        List<Result> answer(StationCall call);
    }

    FakeModule(KafkaConfig kafka, KafkaBroker broker) {
        this.broker = broker;
        for (OwningModule module : OwningModule.values()) {
            tails.add(TopicTail.follow(kafka, Topics.in(module), From.END, this::on));
        }
    }

    static Result json(String json) {
        return new Result.Payload(json.getBytes(StandardCharsets.UTF_8));
    }

    static Result error(ErrorCode code, String description) {
        return new Result.Error(code, description, "{}".getBytes(StandardCharsets.UTF_8));
    }

    void answering(String station, Rule rule) {
        rules.put(station, rule);
    }

    void silentFor(String station) {
        answering(station, _ -> List.of());
    }

    private void on(Incoming record) {
        switch (EnvelopeCodec.decodeInbound(record)) {
            case StationCall call -> {
                calls.add(call);
                rules.getOrDefault(call.station().station(), FakeModule::usual)
                        .answer(call)
                        .forEach(result -> answer(call, result));
            }
            case CommandFinished done -> finished.add(done);
            case Inbound.CommandRequested _, Inbound.Continuation _ -> {}
        }
    }

    private static List<Result> usual(StationCall call) {
        return List.of(json(ANSWERS.getOrDefault(call.action(), "{}")));
    }

    void answer(StationCall call, Result result) {
        publish(new Answer(call.station(), call.session(), call.messageId(), call.action(), result));
    }

    void command(StationKey station, SessionRef session, String commandId, Action action, String payload) {
        command(station, session, commandId, action, payload, Duration.ofSeconds(10));
    }

    void command(
            StationKey station, SessionRef session, String commandId, Action action, String payload, Duration within) {
        publish(new Command(
                station,
                session,
                commandId,
                action,
                payload.getBytes(StandardCharsets.UTF_8),
                Instant.now().plus(within),
                false));
    }

    /** A command that waits until the station's boot is accepted. */
    void commandAfterBoot(StationKey station, SessionRef session, String commandId, Action action, String payload) {
        publish(new Command(
                station,
                session,
                commandId,
                action,
                payload.getBytes(StandardCharsets.UTF_8),
                Instant.now().plusSeconds(10),
                true));
    }

    void publish(Outbound outbound) {
        var _ = broker.publish(EnvelopeCodec.encode(outbound));
    }

    List<StationCall> callsOf(String station) {
        return calls.stream()
                .filter(call -> call.station().station().equals(station))
                .toList();
    }

    List<CommandFinished> finished(String commandId) {
        return finished.stream()
                .filter(done -> done.commandId().equals(commandId))
                .toList();
    }

    @Override
    public void close() {
        tails.forEach(TopicTail::close);
    }
}
