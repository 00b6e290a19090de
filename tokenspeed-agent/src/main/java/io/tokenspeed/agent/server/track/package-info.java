/**
 * Takes tracked events over HTTP. {@link io.tokenspeed.agent.server.track.TrackResource} is the entry point.
 */
@NullMarked
package io.tokenspeed.agent.server.track;

import org.jspecify.annotations.NullMarked;
