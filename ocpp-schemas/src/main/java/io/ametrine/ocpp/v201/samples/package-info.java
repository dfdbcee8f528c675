/** Sample messages made from the schemas, for tests, documentation and the simulator. */
@NullMarked
package io.ametrine.ocpp.v201.samples;

import org.jspecify.annotations.NullMarked;
