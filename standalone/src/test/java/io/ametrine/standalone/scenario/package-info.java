/** Certification cases of OCPP 2.0.1 part 6, step by step: a raw station and an operator against the whole system. */
@NullMarked
package io.ametrine.standalone.scenario;

import org.jspecify.annotations.NullMarked;
