package io.ametrine.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * One simulated station.
 *
 * @param endpoint the CSMS's address without the station id
 * @param speed how much faster than real time cars charge; heartbeats and deadlines stay in real time
 */
public record StationOptions(
        URI endpoint,
        String id,
        Optional<String> password,
        int evses,
        double speed,
        Duration callTimeout,
        BackOff backOff) {

    public static StationOptions of(URI endpoint, String id) {
        return new StationOptions(endpoint, id, Optional.empty(), 1, 1, Duration.ofSeconds(30), BackOff.PATIENT);
    }

    public StationOptions withPassword(String password) {
        return new StationOptions(endpoint, id, Optional.of(password), evses, speed, callTimeout, backOff);
    }

    public StationOptions withEvses(int count) {
        return new StationOptions(endpoint, id, password, count, speed, callTimeout, backOff);
    }

    public StationOptions withSpeed(double factor) {
        return new StationOptions(endpoint, id, password, evses, factor, callTimeout, backOff);
    }

    public StationOptions withBackOff(BackOff value) {
        return new StationOptions(endpoint, id, password, evses, speed, callTimeout, value);
    }

    public StationOptions withCallTimeout(Duration value) {
        return new StationOptions(endpoint, id, password, evses, speed, value, backOff);
    }

    String uri() {
        String base = endpoint.toString();
        String slash = base.endsWith("/") ? "" : "/";
        return base + slash + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Optional<String> authorization() {
        return password.map(secret ->
                "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    /** Simulated time to real time. */
    Duration scaled(Duration simulated) {
        return Duration.ofMillis(Math.max(1, Math.round(simulated.toMillis() / speed)));
    }
}
