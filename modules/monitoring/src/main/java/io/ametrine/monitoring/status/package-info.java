/** What state connectors and connections are in, and were in. */
@NullMarked
package io.ametrine.monitoring.status;

import org.jspecify.annotations.NullMarked;
