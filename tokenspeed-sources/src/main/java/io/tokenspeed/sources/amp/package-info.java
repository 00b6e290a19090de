/** Amp: one JSON file per thread. */
@NullMarked
package io.tokenspeed.sources.amp;

import org.jspecify.annotations.NullMarked;
