/** Security (blocks A and M): security events, the outcomes of certificate commands, and the keys of the REST API. */
@NullMarked
package io.ametrine.security;

import org.jspecify.annotations.NullMarked;
