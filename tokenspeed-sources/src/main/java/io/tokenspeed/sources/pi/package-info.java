/** Reads the logs of pi and of omp, which was made from it. */
@NullMarked
package io.tokenspeed.sources.pi;

import org.jspecify.annotations.NullMarked;
