package io.ametrine.platform.envelope;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.Release;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.envelope.Inbound.Continuation;
import io.ametrine.platform.envelope.Inbound.StationCall;
import io.ametrine.platform.envelope.Outbound.Answer;
import io.ametrine.platform.envelope.Outbound.Close;
import io.ametrine.platform.envelope.Outbound.Command;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Envelopes to records and back: the value is the raw JSON payload, everything else a header. Release N reads the envelopes of
 * N-1 and N+1: unknown headers are ignored, new ones are optional.
 */
public final class EnvelopeCodec {
    /** Which release wrote a record. */
    static final String VERSION = Integer.toString(Release.NUMBER);

    private static final Set<String> UNDERSTOOD =
            Set.of(Integer.toString(Release.NUMBER - 1), VERSION, Integer.toString(Release.NUMBER + 1));

    private EnvelopeCodec() {}

    public static Outgoing encode(Inbound inbound) {
        String topic = Topics.in(inbound.action().module());
        String key = inbound.station().key();
        return switch (inbound) {
            case StationCall call -> {
                Headers headers = addressed("call", call.session())
                        .with("m", call.messageId())
                        .with("a", call.action().wireName())
                        .with("ra", micros(call.receivedAt()))
                        .with("d", micros(call.deadline()));
                call.traceparent().ifPresent(parent -> headers.with("traceparent", parent));
                yield Outgoing.keyed(topic, key, headers, call.payload());
            }
            case CommandRequested command -> {
                Headers headers = kind("command")
                        .with("c", command.commandId())
                        .with("a", command.action().wireName())
                        .with("d", micros(command.deadline()))
                        .with("by", command.caller());
                command.idempotencyKey().ifPresent(idempotency -> headers.with("ik", idempotency));
                yield Outgoing.keyed(topic, key, headers, command.payload());
            }
            case CommandFinished finished -> {
                Headers headers = kind("finished")
                        .with("c", finished.commandId())
                        .with("a", finished.action().wireName())
                        .with("at", micros(finished.at()))
                        .with("late", Boolean.toString(finished.late()));
                yield Outgoing.keyed(topic, key, headers, outcome(headers, finished.outcome()));
            }
            case Continuation continuation -> {
                Headers headers = addressed("continuation", continuation.session())
                        .with("m", continuation.messageId())
                        .with("a", continuation.action().wireName())
                        .with("ra", micros(continuation.receivedAt()))
                        .with("d", micros(continuation.deadline()))
                        .with("st", Integer.toString(continuation.state().length));
                yield Outgoing.keyed(topic, key, headers, joined(continuation.state(), continuation.payload()));
            }
        };
    }

    public static Outgoing encode(Outbound outbound) {
        return switch (outbound) {
            case Answer answer -> {
                Headers headers = addressed("answer", answer.session())
                        .with("m", answer.messageId())
                        .with("a", answer.action().wireName());
                byte[] value = switch (answer.result()) {
                    case Outbound.Result.Payload(byte[] json) -> json;
                    case Outbound.Result.Error(ErrorCode code, String description, byte[] details) -> {
                        headers.with("ec", code.wireName()).with("ed", description);
                        yield details;
                    }
                };
                yield out(answer, headers, value);
            }
            case Command command -> {
                Headers headers = addressed("command", command.session())
                        .with("c", command.commandId())
                        .with("a", command.action().wireName())
                        .with("d", micros(command.deadline()));
                if (command.waitsForBoot()) {
                    headers.with("wb", "true");
                }
                yield out(command, headers, command.payload());
            }
            case Close close ->
                out(
                        close,
                        addressed("close", close.session())
                                .with("cc", Integer.toString(close.code()))
                                .with("cr", close.reason()),
                        new byte[0]);
        };
    }

    public static Inbound decodeInbound(Incoming record) {
        Headers headers = understood(record.headers());
        StationKey station = StationKey.parse(record.key());
        Action action = action(headers);
        return switch (headers.require("k")) {
            case "call" ->
                new StationCall(
                        station,
                        session(headers),
                        headers.require("m"),
                        action,
                        record.value(),
                        instant(headers, "ra"),
                        instant(headers, "d"),
                        headers.find("traceparent"));
            case "command" ->
                new CommandRequested(
                        station,
                        headers.require("c"),
                        action,
                        record.value(),
                        instant(headers, "d"),
                        headers.find("ik"),
                        headers.require("by"));
            case "finished" ->
                new CommandFinished(
                        station,
                        headers.require("c"),
                        action,
                        outcome(headers, record.value()),
                        Boolean.parseBoolean(headers.require("late")),
                        instant(headers, "at"));
            case "continuation" -> {
                int split = Integer.parseInt(headers.require("st"));
                ByteBuffer value = ByteBuffer.wrap(record.value());
                yield new Continuation(
                        station,
                        session(headers),
                        headers.require("m"),
                        action,
                        bytes(value, split, record.value().length - split),
                        bytes(value, 0, split),
                        instant(headers, "ra"),
                        instant(headers, "d"));
            }
            default -> throw new IllegalArgumentException("Unknown kind of envelope: " + headers.require("k"));
        };
    }

    public static Outbound decodeOutbound(Incoming record) {
        Headers headers = understood(record.headers());
        StationKey station = StationKey.parse(record.key());
        SessionRef session = session(headers);
        return switch (headers.require("k")) {
            case "answer" -> new Answer(station, session, headers.require("m"), action(headers), result(record));
            case "command" ->
                new Command(
                        station,
                        session,
                        headers.require("c"),
                        action(headers),
                        record.value(),
                        instant(headers, "d"),
                        headers.find("wb").isPresent());
            case "close" -> new Close(station, session, Integer.parseInt(headers.require("cc")), headers.require("cr"));
            default -> throw new IllegalArgumentException("Unknown kind of envelope: " + headers.require("k"));
        };
    }

    private static Headers understood(Headers headers) {
        String version = headers.require("v");
        if (!UNDERSTOOD.contains(version)) {
            throw new IllegalArgumentException("The record was written by release " + version + " of Ametrine; release "
                    + VERSION + " reads only what the one before it and the one after it write");
        }
        return headers;
    }

    private static Outbound.Result result(Incoming record) {
        return record.headers()
                .find("ec")
                .flatMap(ErrorCode::of)
                .<Outbound.Result>map(
                        code -> new Outbound.Result.Error(code, record.headers().require("ed"), record.value()))
                .orElseGet(() -> new Outbound.Result.Payload(record.value()));
    }

    private static byte[] outcome(Headers headers, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(byte[] payload) -> {
                headers.with("o", "answered");
                yield payload;
            }
            case Outcome.Errored(String code, String description, byte[] details) -> {
                headers.with("o", "errored").with("ec", code).with("ed", description);
                yield details;
            }
            case Outcome.NoAnswer() -> {
                headers.with("o", "noAnswer");
                yield new byte[0];
            }
            case Outcome.NotSent(String reason) -> {
                headers.with("o", "notSent").with("r", reason);
                yield new byte[0];
            }
            case Outcome.Refused(String reason) -> {
                headers.with("o", "refused").with("r", reason);
                yield new byte[0];
            }
        };
    }

    private static Outcome outcome(Headers headers, byte[] value) {
        return switch (headers.require("o")) {
            case "answered" -> new Outcome.Answered(value);
            case "errored" -> new Outcome.Errored(headers.require("ec"), headers.require("ed"), value);
            case "noAnswer" -> new Outcome.NoAnswer();
            case "notSent" -> new Outcome.NotSent(headers.require("r"));
            case "refused" -> new Outcome.Refused(headers.require("r"));
            default -> throw new IllegalArgumentException("Unknown outcome: " + headers.require("o"));
        };
    }

    private static Outgoing out(Outbound outbound, Headers headers, byte[] value) {
        return Outgoing.pinned(
                Topics.OUT,
                outbound.session().outPartition(),
                outbound.station().key(),
                headers,
                value);
    }

    private static Headers kind(String kind) {
        return new Headers().with("v", VERSION).with("k", kind);
    }

    private static Headers addressed(String kind, SessionRef session) {
        return kind(kind)
                .with("n", session.node())
                .with("p", Integer.toString(session.outPartition()))
                .with("s", session.session().toString())
                .with("e", Long.toString(session.epoch()))
                .with("pr", session.protocol());
    }

    private static SessionRef session(Headers headers) {
        return new SessionRef(
                headers.require("n"),
                Integer.parseInt(headers.require("p")),
                UUID.fromString(headers.require("s")),
                Long.parseLong(headers.require("e")),
                headers.require("pr"));
    }

    private static Action action(Headers headers) {
        String name = headers.require("a");
        return Action.of(name).orElseThrow(() -> new IllegalArgumentException("Unknown action: " + name));
    }

    private static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    private static Instant instant(Headers headers, String name) {
        return Instant.EPOCH.plus(Long.parseLong(headers.require(name)), ChronoUnit.MICROS);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] bytes(ByteBuffer from, int offset, int length) {
        byte[] part = new byte[length];
        from.get(offset, part);
        return part;
    }

    /** The payload as text, for logs at debug and for the trace. */
    public static Optional<String> text(byte[] json) {
        return json.length == 0 ? Optional.empty() : Optional.of(new String(json, StandardCharsets.UTF_8));
    }
}
