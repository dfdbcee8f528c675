/** Monitoring (blocks G and N): connector states, events, monitors, logs, and the trace of every exchange. */
@NullMarked
package io.ametrine.monitoring;

import org.jspecify.annotations.NullMarked;
