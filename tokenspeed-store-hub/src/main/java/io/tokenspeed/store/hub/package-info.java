/** A hub's storage in SQL on SQLite or PostgreSQL; start at {@link io.tokenspeed.store.hub.SqlHubStorage}. */
@NullMarked
package io.tokenspeed.store.hub;

import org.jspecify.annotations.NullMarked;
