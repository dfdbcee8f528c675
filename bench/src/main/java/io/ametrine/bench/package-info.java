/** The benchmark: what a whole installation does on this machine, beside what it should do. */
@NullMarked
package io.ametrine.bench;

import org.jspecify.annotations.NullMarked;
