/** Hour sums: computing them, loading them into memory, and combining them into answers about usage. */
@NullMarked
package io.tokenspeed.store.hours;

import org.jspecify.annotations.NullMarked;
