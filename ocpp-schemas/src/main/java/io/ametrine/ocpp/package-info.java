/** JSON for OCPP: reading and writing the generated types. */
@NullMarked
package io.ametrine.ocpp;

import org.jspecify.annotations.NullMarked;
