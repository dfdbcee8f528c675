/** Tests of the generated types and their JSON. */
@NullMarked
package io.ametrine.ocpp.v201;

import org.jspecify.annotations.NullMarked;
