package io.ametrine.simulator;

import java.net.URI;
import java.util.Optional;

/**
 * A number of like stations.
 *
 * @param password in which {id} stands for the station's id
 * @param connectsPerSecond how fast they arrive
 */
public record FleetOptions(
        URI endpoint,
        String prefix,
        int stations,
        Optional<String> password,
        int evses,
        double speed,
        double connectsPerSecond) {

    public static FleetOptions of(URI endpoint, String prefix, int stations) {
        return new FleetOptions(endpoint, prefix, stations, Optional.empty(), 1, 1, 500);
    }

    public FleetOptions withPassword(String value) {
        return new FleetOptions(endpoint, prefix, stations, Optional.of(value), evses, speed, connectsPerSecond);
    }

    public FleetOptions withSpeed(double factor) {
        return new FleetOptions(endpoint, prefix, stations, password, evses, factor, connectsPerSecond);
    }

    /** The id of a station, counted from 1; a fleet of one is named by the prefix alone. */
    public String id(int number) {
        return stations == 1 ? prefix : "%s%04d".formatted(prefix, number);
    }

    public Optional<String> passwordOf(String id) {
        return password.map(pattern -> pattern.replace("{id}", id));
    }

    StationOptions station(int number) {
        StationOptions options =
                StationOptions.of(endpoint, id(number)).withEvses(evses).withSpeed(speed);
        return passwordOf(options.id()).map(options::withPassword).orElse(options);
    }
}
