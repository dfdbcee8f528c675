/** REST without a framework: annotated resources bound to routes, one virtual thread per request, problems for every refusal. */
@NullMarked
package io.ametrine.platform.rest;

import org.jspecify.annotations.NullMarked;
