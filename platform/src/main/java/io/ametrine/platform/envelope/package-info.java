/** What travels between a station's node and the modules, and how it is written into a Kafka record's headers. */
@NullMarked
package io.ametrine.platform.envelope;

import org.jspecify.annotations.NullMarked;
