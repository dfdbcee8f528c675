/** What a service says about itself: metrics, health and log lines. */
@NullMarked
package io.ametrine.platform.observability;

import org.jspecify.annotations.NullMarked;
