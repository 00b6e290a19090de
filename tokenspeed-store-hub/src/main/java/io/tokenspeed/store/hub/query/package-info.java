/** Questions about usage, answered from the sums and, at their edges, from buckets. */
@NullMarked
package io.tokenspeed.store.hub.query;

import org.jspecify.annotations.NullMarked;
