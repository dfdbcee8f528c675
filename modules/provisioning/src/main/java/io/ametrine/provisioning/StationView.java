package io.ametrine.provisioning;

import java.time.Instant;
import java.util.Optional;

/** A station as REST shows it: what the operator set, what it said of itself, and whether it is there. */
record StationView(
        String id,
        long version,
        String registration,
        int securityProfile,
        boolean hasPassword,
        Optional<String> serialNumber,
        Optional<String> name,
        int bootInterval,
        Instant createdAt,
        Instant updatedAt,
        Optional<Identity> identity,
        Connection connection,
        Optional<ClockSkew> clock) {

    /** What the station told in its last BootNotification. */
    record Identity(
            String vendor,
            String model,
            Optional<String> serialNumber,
            Optional<String> firmwareVersion,
            Optional<String> iccid,
            Optional<String> imsi,
            LastBoot lastBoot) {}

    /** When and why it booted, and how it was answered. */
    record LastBoot(Instant at, String reason, String status) {}

    /** Its connection now, or its last one. */
    record Connection(
            boolean online,
            Optional<Instant> onlineSince,
            Optional<Instant> offlineSince,
            Optional<Instant> lastSeen,
            Optional<String> protocol,
            Optional<String> remoteAddress,
            Optional<String> node,
            Optional<String> offlineReason,
            Optional<Refusal> lastRefusal) {}

    /** The last handshake that was turned away. */
    record Refusal(Instant at, String reason, String remoteAddress) {}

    /** How far its clock was ahead of ours. */
    record ClockSkew(long skewMillis, Instant measuredAt) {}
}
