package io.ametrine.platform.runtime;

/**
 * Which handling a reply comes from.
 *
 * @param id the same however often one record is handled, so that what follows from it has the same ids
 * @param partition of the record
 */
record Turn(String id, int partition) {}
