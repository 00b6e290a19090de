/** Reads sessions, interactions, days and users, from the hour sums in memory wherever they are exact. */
@NullMarked
package io.tokenspeed.store.activity;

import org.jspecify.annotations.NullMarked;
