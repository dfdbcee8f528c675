/** What a test says it performs; docs/conformance.md is printed from these. */
@NullMarked
package io.ametrine.conformance;

import org.jspecify.annotations.NullMarked;
