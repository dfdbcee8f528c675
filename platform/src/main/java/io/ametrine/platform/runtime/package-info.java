/** The runtime that is written once for all modules: batches, progress, outbox, commands, dead letters. */
@NullMarked
package io.ametrine.platform.runtime;

import org.jspecify.annotations.NullMarked;
