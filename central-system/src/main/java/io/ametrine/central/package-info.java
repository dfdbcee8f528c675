/** The door of the stations: one process that holds sockets and nothing that could not be rebuilt. */
@NullMarked
package io.ametrine.central;

import org.jspecify.annotations.NullMarked;
