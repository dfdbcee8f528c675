/** From event loops to Kafka without ever blocking one: records, trace rows, and the watch over modules that stand still. */
@NullMarked
package io.ametrine.central.publishing;

import org.jspecify.annotations.NullMarked;
