package io.ametrine.provisioning;

import io.ametrine.platform.envelope.StationKey;
import java.time.Duration;
import java.time.Instant;

/** How far each station's clock is off: positive when it is ahead of ours. */
interface ClockStore {
    void measured(ClockReading reading);

    /** What a station's clock said at a moment of ours. */
    record ClockReading(StationKey station, Duration skew, Instant measuredAt) {
        static ClockReading of(StationKey station, Instant stationTime, Instant ours) {
            return new ClockReading(station, Duration.between(ours, stationTime), ours);
        }
    }
}
