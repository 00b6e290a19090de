/** Metrics of the last minute to the last month, in memory of a bounded size. */
@NullMarked
package io.tokenspeed.collector.telemetry;

import org.jspecify.annotations.NullMarked;
