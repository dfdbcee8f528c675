/** Tests of the configuration. */
@NullMarked
package io.ametrine.platform.config;

import org.jspecify.annotations.NullMarked;
