/** One station's socket: its calls, our commands, its life signs. All of a session happens on its event loop. */
@NullMarked
package io.ametrine.central.session;

import org.jspecify.annotations.NullMarked;
