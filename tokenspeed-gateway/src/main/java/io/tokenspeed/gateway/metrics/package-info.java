/** The gateway's metrics, as Prometheus reads them. */
@NullMarked
package io.tokenspeed.gateway.metrics;

import org.jspecify.annotations.NullMarked;
