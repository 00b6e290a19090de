/**
 * What programs track beside requests to a model: sessions, interactions and their costs.
 * {@link io.tokenspeed.model.track.TrackStore} is the entry point.
 */
@NullMarked
package io.tokenspeed.model.track;

import org.jspecify.annotations.NullMarked;
