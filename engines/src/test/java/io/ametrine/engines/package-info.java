/** Tests of the engines; those named IT start the real ones. */
@NullMarked
package io.ametrine.engines;

import org.jspecify.annotations.NullMarked;
