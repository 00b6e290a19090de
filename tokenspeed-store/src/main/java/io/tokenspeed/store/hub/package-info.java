/**
 * A hub's storage in SQL, on SQLite or PostgreSQL, and its nonces and the devices' budgets in Redis.
 * {@link io.tokenspeed.store.hub.SqlHubStorage}, {@link io.tokenspeed.store.hub.RedisNonceStore} and
 * {@link io.tokenspeed.store.hub.RedisBudgetStore} are the doors.
 */
@NullMarked
package io.tokenspeed.store.hub;

import org.jspecify.annotations.NullMarked;
