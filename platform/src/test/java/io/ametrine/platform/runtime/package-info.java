/** The runtime against a real broker and a real database. */
@NullMarked
package io.ametrine.platform.runtime;

import org.jspecify.annotations.NullMarked;
