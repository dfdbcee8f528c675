package io.ametrine.monitoring.events;

import io.ametrine.ocpp.v201.EventData;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/**
 * One event of a NotifyEvent, and where in which message it stood.
 *
 * @param position in the message, from 0
 */
record StationEvent(
        StationKey station, Instant generatedAt, int seqNo, int position, EventData data, Instant receivedAt) {}
