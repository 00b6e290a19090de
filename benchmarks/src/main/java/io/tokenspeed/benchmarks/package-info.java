/** Benchmarks of single methods, and the data for the comparison with ccusage. */
@NullMarked
package io.tokenspeed.benchmarks;

import org.jspecify.annotations.NullMarked;
