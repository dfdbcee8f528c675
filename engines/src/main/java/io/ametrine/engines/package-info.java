/** The engines Ametrine stands on, Kafka, PostgreSQL and Redis, as supervised child processes on loopback. */
@NullMarked
package io.ametrine.engines;

import org.jspecify.annotations.NullMarked;
