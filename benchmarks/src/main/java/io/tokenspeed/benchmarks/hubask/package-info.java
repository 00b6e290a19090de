/** Measures the calls of a hub's website over many buckets, beside the same sums in SQL alone. */
@NullMarked
package io.tokenspeed.benchmarks.hubask;

import org.jspecify.annotations.NullMarked;
