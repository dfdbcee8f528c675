/** OCPP-J: frames, validation, and the rules of a session as values without I/O or clock. */
@NullMarked
package io.ametrine.ocpp.rpc;

import org.jspecify.annotations.NullMarked;
