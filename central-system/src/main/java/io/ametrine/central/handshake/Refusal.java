package io.ametrine.central.handshake;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a handshake is turned away.
 *
 * @param provisional it rests on the directory's replica, which may be a moment behind
 */
record Refusal(String reason, int status, String explanation, Optional<Duration> retryAfter, boolean provisional) {
    static final Refusal NO_SUCH_PATH = terse("noSuchPath", 404, "Stations connect to /ocpp/<station>.");
    static final Refusal NOT_A_WEBSOCKET =
            terse("notAWebSocket", 426, "This is a WebSocket endpoint for OCPP stations.");
    static final Refusal UNKNOWN_STATION = doubtful("unknownStation", 404, "This station is not registered.");
    static final Refusal BAD_CREDENTIALS =
            doubtful("badCredentials", 401, "User name (the station's identity) or password is wrong.");
    static final Refusal WRONG_PROFILE =
            doubtful("securityProfile", 403, "The station is registered with another security profile.");

    static Refusal busy(String reason, Duration retryAfter) {
        return new Refusal(reason, 503, "Not now: " + reason + ".", Optional.of(retryAfter), false);
    }

    private static Refusal terse(String reason, int status, String explanation) {
        return new Refusal(reason, status, explanation, Optional.empty(), false);
    }

    private static Refusal doubtful(String reason, int status, String explanation) {
        return new Refusal(reason, status, explanation, Optional.empty(), true);
    }
}
