/** Health, metrics and log lines. */
@NullMarked
package io.ametrine.platform.observability;

import org.jspecify.annotations.NullMarked;
