/** Tests of the simulated stations against a small CSMS that checks every frame against the official schemas. */
@NullMarked
package io.ametrine.simulator;

import org.jspecify.annotations.NullMarked;
