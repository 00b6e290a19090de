/** Queries of usage, answered from the sums per day and hour and, at the edges of a range, from buckets. */
@NullMarked
package io.tokenspeed.store.hub.query;

import org.jspecify.annotations.NullMarked;
