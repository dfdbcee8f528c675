package io.ametrine.provisioning;

import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** A report that the station was asked for; {@code outcome} is the status it answered, or why there is none. */
record ReportRequest(
        StationKey station, String commandId, int requestId, String kind, String outcome, Instant requestedAt) {}
