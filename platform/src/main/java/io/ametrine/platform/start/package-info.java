/** The start of a service as a process of its own: its settings, the engines it waits for, and what it refuses to run on. */
@NullMarked
package io.ametrine.platform.start;

import org.jspecify.annotations.NullMarked;
