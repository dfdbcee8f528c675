/** Engines that are away, too old, or not what they should be. */
@NullMarked
package io.ametrine.platform.start;

import org.jspecify.annotations.NullMarked;
