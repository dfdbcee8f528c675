/** Tests of the broker port. */
@NullMarked
package io.ametrine.platform.broker;

import org.jspecify.annotations.NullMarked;
