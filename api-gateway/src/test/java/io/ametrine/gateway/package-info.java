/** The gateway over real sockets: first with a broker and modules of our own, then with the real broker. */
@NullMarked
package io.ametrine.gateway;

import org.jspecify.annotations.NullMarked;
