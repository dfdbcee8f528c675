/**
 * A fleet of simulated charging stations; it writes its frames by hand and shares no type with the CSMS, so that a
 * mistake in the generated types cannot hide behind itself.
 */
@NullMarked
package io.ametrine.simulator;

import org.jspecify.annotations.NullMarked;
