/**
 * Stores what programs track: sessions, interactions and their sums by hour.
 * {@link io.tokenspeed.store.track.SqliteTrackStore} is the entry point.
 */
@NullMarked
package io.tokenspeed.store.track;

import org.jspecify.annotations.NullMarked;
