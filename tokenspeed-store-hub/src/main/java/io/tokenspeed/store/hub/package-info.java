/** A hub's storage in SQL: {@link io.tokenspeed.store.hub.SqlHubStorage} is the door, on SQLite or PostgreSQL. */
@NullMarked
package io.tokenspeed.store.hub;

import org.jspecify.annotations.NullMarked;
