/** Factory's Droid: sums of tokens per session. */
@NullMarked
package io.tokenspeed.sources.droid;

import org.jspecify.annotations.NullMarked;
