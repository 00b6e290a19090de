/** Writes imported data: merges requests into rows, moves cursors and sums hours. */
@NullMarked
package io.tokenspeed.store.importing;

import org.jspecify.annotations.NullMarked;
