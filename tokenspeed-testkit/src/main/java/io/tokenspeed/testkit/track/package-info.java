/** The contract of stores for tracked events. {@link io.tokenspeed.testkit.track.TrackContract} is the entry point. */
@NullMarked
package io.tokenspeed.testkit.track;

import org.jspecify.annotations.NullMarked;
