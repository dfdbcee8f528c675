/** Stations: who they are, how they boot, whether they are online, and what their device model says (blocks B, L, O, P). */
@NullMarked
package io.ametrine.provisioning;

import org.jspecify.annotations.NullMarked;
