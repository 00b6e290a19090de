/**
 * A hub's storage in SQL, on SQLite or PostgreSQL, and its nonces in Redis. {@link io.tokenspeed.store.hub.SqlHubStorage}
 * and {@link io.tokenspeed.store.hub.RedisNonceStore} are the doors.
 */
@NullMarked
package io.tokenspeed.store.hub;

import org.jspecify.annotations.NullMarked;
