/** Writes events of {@link io.tokenspeed.model.track} as JSON. */
@NullMarked
package io.tokenspeed.model.track.json;

import org.jspecify.annotations.NullMarked;
