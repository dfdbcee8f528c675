package io.ametrine.platform.envelope;

import java.util.UUID;

/**
 * Which socket a message came through: the node's lease, the partition of {@code ocpp.out} that node reads, the session
 * and its epoch. Of two sessions of one station the one with the higher epoch is the newer.
 */
public record SessionRef(String node, int outPartition, UUID session, long epoch, String protocol) {}
