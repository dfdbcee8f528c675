package io.ametrine.platform.registry;

/** A node's claim to exist: its own name for this term and the partition of {@code ocpp.out} that only it reads. */
public record NodeLease(String id, int outPartition) {}
