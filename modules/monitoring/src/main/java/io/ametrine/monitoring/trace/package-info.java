/** The trace store: every exchange in daily partitions, kept for some days and some bytes. */
@NullMarked
package io.ametrine.monitoring.trace;

import org.jspecify.annotations.NullMarked;
