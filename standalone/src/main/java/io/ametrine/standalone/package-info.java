/** Everything under one command: the engines as child processes and every service in one JVM. */
@NullMarked
package io.ametrine.standalone;

import org.jspecify.annotations.NullMarked;
