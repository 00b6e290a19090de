/** Puts load on a hub from a second process. */
@NullMarked
package io.tokenspeed.benchmarks.hub;

import org.jspecify.annotations.NullMarked;
