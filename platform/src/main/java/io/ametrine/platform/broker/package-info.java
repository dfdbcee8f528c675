/** The one small port through which everything reaches Kafka. */
@NullMarked
package io.ametrine.platform.broker;

import org.jspecify.annotations.NullMarked;
