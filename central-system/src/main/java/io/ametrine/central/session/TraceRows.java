package io.ametrine.central.session;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.ametrine.ocpp.rpc.Forgiven;
import io.ametrine.ocpp.rpc.OcppException;
import io.ametrine.ocpp.rpc.RawJson;
import io.ametrine.ocpp.rpc.Violation;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.Confidential;
import io.ametrine.platform.envelope.TraceEntry;
import io.ametrine.platform.envelope.TraceEntry.Beats;
import io.ametrine.platform.envelope.TraceEntry.Fault;
import io.ametrine.platform.envelope.TraceEntry.Origin;
import io.ametrine.platform.registry.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How exchanges are written down. */
final class TraceRows {
    private static final int SHOWN_BYTES = 65_536;

    private TraceRows() {}

    static Origin origin(Entry entry, String remoteAddress) {
        return new Origin(
                entry.session().node(),
                Optional.of(entry.session().session().toString()),
                Optional.of(entry.session().epoch()),
                Optional.of(entry.session().protocol()),
                Optional.of(remoteAddress));
    }

    /** JSON as it is; what is too long to be shown becomes a JSON string of its beginning. */
    static Optional<String> json(RawJson json) {
        return Optional.of(json.size() <= SHOWN_BYTES ? json.toString() : text(json.bytes()));
    }

    /** The payload of a CALLRESULT that we wrote ({@code [3,"id",payload]}), anything else as it is. */
    static RawJson payloadOf(RawJson json) {
        byte[] bytes = json.bytes();
        if (bytes.length < 7 || bytes[0] != '[' || bytes[1] != '3') {
            return json;
        }
        int end = 4;
        while (bytes[end] != '"') {
            end += bytes[end] == '\\' ? 2 : 1;
        }
        return RawJson.of(Arrays.copyOfRange(bytes, end + 2, bytes.length - 1));
    }

    /** Whatever the bytes are, as a JSON string of at most 64 KiB. */
    static String text(byte[] bytes) {
        int shown = Math.min(bytes.length, SHOWN_BYTES);
        String text = new String(bytes, 0, shown, StandardCharsets.UTF_8).replace("\0", "\uFFFD");
        String mark = bytes.length > shown ? " … (" + bytes.length + " bytes)" : "";
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text + mark)) + '"';
    }

    static Fault fault(OcppException refused) {
        return new Fault(
                refused.code().wireName(),
                refused.getMessage(),
                refused.violation().map(Violation::pointer),
                refused.violation().map(Violation::keyword),
                refused.violation().map(Violation::expected));
    }

    /** Heartbeats of a while are one row. */
    static TraceEntry of(Beats beats, Origin origin) {
        return new TraceEntry(
                beats.first(),
                "fromStation",
                Optional.empty(),
                Optional.of(Action.HEARTBEAT.wireName()),
                Optional.empty(),
                Optional.empty(),
                "ok",
                Optional.empty(),
                Optional.empty(),
                origin,
                Optional.of(beats),
                0);
    }

    static Fault fault(Violation violation) {
        return new Fault(
                violation.code().wireName(),
                violation.description(),
                Optional.of(violation.pointer()),
                Optional.of(violation.keyword()),
                Optional.of(violation.expected()));
    }

    /** A leniency rule made valid what was not: by which rule, and what was wrong. */
    static Fault forgiven(Forgiven forgiven, Violation violation) {
        return new Fault(
                "Forgiven",
                "forgiven by " + String.join(", ", forgiven.rules()) + ": " + violation.description(),
                Optional.of(violation.pointer()),
                Optional.of(violation.keyword()),
                Optional.of(violation.expected()));
    }

    static Fault fault(String code, String description) {
        return new Fault(code, description, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One exchange, to be filled in step by step. */
    static final class Draft {
        private final Instant at;
        private final String direction;
        private final String verdict;
        private Optional<String> messageId = Optional.empty();
        private Optional<String> action = Optional.empty();
        private Optional<RawJson> request = Optional.empty();
        private Optional<byte[]> unreadable = Optional.empty();
        private Optional<RawJson> response = Optional.empty();
        private Optional<Long> micros = Optional.empty();
        private Optional<Fault> fault = Optional.empty();

        Draft(Instant at, String direction, String verdict) {
            this.at = at;
            this.direction = direction;
            this.verdict = verdict;
        }

        Draft message(String id, String name) {
            messageId = Optional.of(id);
            action = Optional.of(name);
            return this;
        }

        Draft messageId(String id) {
            messageId = Optional.of(id);
            return this;
        }

        Draft request(RawJson json) {
            request = Optional.of(json);
            return this;
        }

        Draft unreadable(byte[] bytes) {
            unreadable = Optional.of(bytes);
            return this;
        }

        /** A payload, or the frame that carried it; a CALLERROR is shown as the frame. */
        Draft response(RawJson json) {
            response = Optional.of(payloadOf(json));
            return this;
        }

        Draft lasting(long nanos) {
            micros = Optional.of(nanos / 1_000);
            return this;
        }

        Draft fault(Fault what) {
            fault = Optional.of(what);
            return this;
        }

        private RawJson shown(RawJson json) {
            Optional<Action> known = action.flatMap(Action::of);
            return known.isPresent() ? RawJson.of(Confidential.masked(known, json.bytes())) : json;
        }

        TraceEntry under(Origin origin) {
            int bytes = request.map(RawJson::size)
                    .orElseGet(() -> unreadable.map(raw -> raw.length).orElse(0));
            return new TraceEntry(
                    at,
                    direction,
                    messageId,
                    action,
                    request.map(this::shown).flatMap(TraceRows::json).or(() -> unreadable.map(TraceRows::text)),
                    response.flatMap(TraceRows::json),
                    verdict,
                    micros,
                    fault,
                    origin,
                    Optional.empty(),
                    bytes);
        }
    }
}
