/** Reference data that one module owns and others replicate through compacted {@code directory.*} topics. */
@NullMarked
package io.ametrine.platform.directory;

import org.jspecify.annotations.NullMarked;
