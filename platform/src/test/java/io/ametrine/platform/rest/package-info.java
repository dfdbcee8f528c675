/** The binder and its server over real sockets. */
@NullMarked
package io.ametrine.platform.rest;

import org.jspecify.annotations.NullMarked;
