/** Scenario tests: simulated stations and REST against whole installations with real engines. */
@NullMarked
package io.ametrine.standalone;

import org.jspecify.annotations.NullMarked;
