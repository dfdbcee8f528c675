/** How rows travel to PostgreSQL. */
@NullMarked
package io.ametrine.platform.database;

import org.jspecify.annotations.NullMarked;
