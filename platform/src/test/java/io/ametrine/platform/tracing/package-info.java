@NullMarked
package io.ametrine.platform.tracing;

import org.jspecify.annotations.NullMarked;
