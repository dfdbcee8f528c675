/** The events that stations notify. */
@NullMarked
package io.ametrine.monitoring.events;

import org.jspecify.annotations.NullMarked;
