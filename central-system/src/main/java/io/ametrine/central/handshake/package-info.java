/** Who may open a socket: everything that is decided before the upgrade. */
@NullMarked
package io.ametrine.central.handshake;

import org.jspecify.annotations.NullMarked;
