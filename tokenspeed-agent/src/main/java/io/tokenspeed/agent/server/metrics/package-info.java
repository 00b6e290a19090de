/** Metrics of the stored requests. */
@NullMarked
package io.tokenspeed.agent.server.metrics;

import org.jspecify.annotations.NullMarked;
