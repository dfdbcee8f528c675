/** Where a message spends its time, from socket to database and back: a share of all messages is followed and told to a collector. */
@NullMarked
package io.ametrine.platform.tracing;

import org.jspecify.annotations.NullMarked;
