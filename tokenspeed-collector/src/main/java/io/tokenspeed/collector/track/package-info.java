/** Tracks sessions and what they cost beside requests. {@link io.tokenspeed.collector.track.Tracker} is the entry point. */
@NullMarked
package io.tokenspeed.collector.track;

import org.jspecify.annotations.NullMarked;
