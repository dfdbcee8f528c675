/** A module's own schema in PostgreSQL, and the unit of work that every write goes through. */
@NullMarked
package io.ametrine.platform.database;

import org.jspecify.annotations.NullMarked;
