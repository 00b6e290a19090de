/** What metrics in memory cost. */
@NullMarked
package io.tokenspeed.benchmarks.telemetry;

import org.jspecify.annotations.NullMarked;
