/** Which node holds which station: leases of nodes, epochs of sessions, and what happens when a node or Redis goes away. */
@NullMarked
package io.ametrine.platform.registry;

import org.jspecify.annotations.NullMarked;
