/** Charging sessions: what stations report of them, and the requests that start and stop them (blocks E, F, I, J). */
@NullMarked
package io.ametrine.transactions;

import org.jspecify.annotations.NullMarked;
