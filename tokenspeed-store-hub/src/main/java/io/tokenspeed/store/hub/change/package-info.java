/** Marks of the days whose usage changed: written with every change, read to tell whether kept sums hold. */
@NullMarked
package io.tokenspeed.store.hub.change;

import org.jspecify.annotations.NullMarked;
