/** The metrics of a hub for Prometheus. */
@NullMarked
package io.tokenspeed.hub.metrics;

import org.jspecify.annotations.NullMarked;
