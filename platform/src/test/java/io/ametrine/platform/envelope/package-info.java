/** Tests of what travels between nodes and modules. */
@NullMarked
package io.ametrine.platform.envelope;

import org.jspecify.annotations.NullMarked;
