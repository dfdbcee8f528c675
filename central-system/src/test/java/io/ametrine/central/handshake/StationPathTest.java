package io.ametrine.central.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.platform.envelope.StationKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationPathTest {
    private static Optional<StationKey> parse(String path) {
        return StationPath.parse(path, "default");
    }

    @Test
    void theLastSegmentIsTheIdentity() {
        assertThat(parse("/ocpp/CS1")).contains(new StationKey("default", "CS1"));
        assertThat(parse("/ocpp/north/CS1")).contains(new StationKey("north", "CS1"));
    }

    @Test
    void percentEncodingIsUtf8() {
        assertThat(parse("/ocpp/CS%20%C3%A4+1")).contains(new StationKey("default", "CS ä+1"));
    }

    @Test
    void fortyEightCharactersAreEnough() {
        assertThat(parse("/ocpp/" + "x".repeat(48))).isPresent();
        assertThat(parse("/ocpp/" + "x".repeat(49))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/ocpp",
                "/ocpp/",
                "/ocpp//",
                "/ocpp//CS1",
                "/ocpp/a/b/c",
                "/ocpp/a:b",
                "/ocpp/a%3Ab",
                "/ocpp/a%2Fb",
                "/ocpp/%",
                "/ocpp/%4",
                "/ocpp/%GG",
                "/ocpp/%FF",
                "/ocpp/%00",
                "/ocpp/%20",
                "/other/CS1"
            })
    void whatNamesNoStationIsNone(String path) {
        assertThat(parse(path)).isEmpty();
    }
}
