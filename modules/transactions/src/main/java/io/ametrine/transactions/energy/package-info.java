/** From meter values to delivered energy: pure arithmetic, exact, wary of absurd values. */
@NullMarked
package io.ametrine.transactions.energy;

import org.jspecify.annotations.NullMarked;
