/** Configuration read once from AMETRINE_* variables into a record per concern. */
@NullMarked
package io.ametrine.platform.config;

import org.jspecify.annotations.NullMarked;
