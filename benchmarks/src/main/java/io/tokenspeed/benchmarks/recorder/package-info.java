/** What recording costs a host, beside other libraries that measure calls. */
@NullMarked
package io.tokenspeed.benchmarks.recorder;

import org.jspecify.annotations.NullMarked;
