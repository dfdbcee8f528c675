package io.ametrine.platform.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.config.Release;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopeCodecTest {
    private static final StationKey STATION = new StationKey("default", "CS-1");
    private static final SessionRef SESSION = new SessionRef("n.1", 3, new UUID(1, 2), 7, "ocpp2.0.1");
    private static final Outbound CLOSE = new Outbound.Close(STATION, SESSION, 1008, "displaced");

    @Test
    void aRecordNamesTheReleaseThatWroteIt() {
        assertThat(EnvelopeCodec.encode(CLOSE).headers().require("v")).isEqualTo(Integer.toString(Release.NUMBER));
    }

    @Test
    void whatTheNextAndThePreviousReleaseWriteIsReadWhateverHeadersTheyAdd() {
        for (int release = Release.NUMBER - 1; release <= Release.NUMBER + 1; release++) {
            Incoming record = as(Integer.toString(release), EnvelopeCodec.encode(CLOSE));

            assertThat(EnvelopeCodec.decodeOutbound(record)).isEqualTo(CLOSE);
        }
    }

    @Test
    void whatADistantReleaseWritesIsRefusedNamingIt() {
        Outgoing command = EnvelopeCodec.encode(new Inbound.CommandFinished(
                STATION, "c-1", Action.RESET, new Outcome.NoAnswer(), false, Instant.EPOCH));
        for (String release : new String[] {"0", Integer.toString(Release.NUMBER + 2), "-1", "x", "99999999999"}) {
            assertThatThrownBy(() -> EnvelopeCodec.decodeInbound(as(release, command)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("written by release " + release);
            assertThatThrownBy(() -> EnvelopeCodec.decodeOutbound(as(release, EnvelopeCodec.encode(CLOSE))))
                    .hasMessageContaining("written by release " + release);
        }
    }

    private static Incoming as(String release, Outgoing written) {
        Headers headers = new Headers().with("new-here", "x").with("v", release);
        for (int index = 0; index < written.headers().size(); index++) {
            if (!written.headers().name(index).equals("v")) {
                headers.with(written.headers().name(index), written.headers().value(index));
            }
        }
        return new Incoming(written.topic(), 0, 0, written.key(), headers, written.value(), Instant.EPOCH);
    }
}
