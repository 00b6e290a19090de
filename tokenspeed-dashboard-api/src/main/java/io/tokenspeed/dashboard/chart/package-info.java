/** Answers for charts: sums of a time beside the time before, and their courses. */
@NullMarked
package io.tokenspeed.dashboard.chart;

import org.jspecify.annotations.NullMarked;
