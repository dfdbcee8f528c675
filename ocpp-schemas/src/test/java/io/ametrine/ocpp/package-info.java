/** Tests of the generated types and their JSON. */
@NullMarked
package io.ametrine.ocpp;

import org.jspecify.annotations.NullMarked;
