/** Tests of the generator: its output is compiled in memory and compared with golden files. */
@NullMarked
package io.ametrine.codegen;

import org.jspecify.annotations.NullMarked;
