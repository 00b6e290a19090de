/** What a hub counts about itself, as Prometheus text and health checks. */
@NullMarked
package io.tokenspeed.hub.metrics;

import org.jspecify.annotations.NullMarked;
