package io.ametrine.security;

import java.time.Instant;
import java.util.Optional;

/** Something security-relevant that happened at a station. */
public record SecurityEvent(String type, Instant timestamp, Optional<String> techInfo, Instant receivedAt) {}
