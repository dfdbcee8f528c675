package io.ametrine.monitoring.reports;

import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;
import java.util.Optional;

/** A station says how far the upload is that it was asked for; without a request id it speaks of none. */
record LogUploadStatus(StationKey station, Optional<Integer> requestId, String status, Instant at) {}
