package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import java.time.Instant;

/** A command that was sent, or was to be sent, to a station; {@code caller} says who asked for it. */
public record Command(String id, Action action, String caller, Instant requestedAt) {}
