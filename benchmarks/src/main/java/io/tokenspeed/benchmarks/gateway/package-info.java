/** What the gateway adds to a stream, beside nginx and no proxy at all. */
@NullMarked
package io.tokenspeed.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
