/** Runs the readers: finds what changed, reads it in parallel, stores it in batches. */
@NullMarked
package io.tokenspeed.sources.engine;

import org.jspecify.annotations.NullMarked;
