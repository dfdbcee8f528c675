/** Smart charging (block K): profiles, external limits, and what vehicles need and plan. */
@NullMarked
package io.ametrine.smartcharging;

import org.jspecify.annotations.NullMarked;
