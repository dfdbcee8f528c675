/** Identification tokens and what they may do, local lists and reservations (blocks C, D, H). */
@NullMarked
package io.ametrine.authorization;

import org.jspecify.annotations.NullMarked;
