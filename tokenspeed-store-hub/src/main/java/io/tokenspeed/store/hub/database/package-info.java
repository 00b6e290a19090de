/** Transactions on SQLite and PostgreSQL, the schema, and the differences between the two. */
@NullMarked
package io.tokenspeed.store.hub.database;

import org.jspecify.annotations.NullMarked;
