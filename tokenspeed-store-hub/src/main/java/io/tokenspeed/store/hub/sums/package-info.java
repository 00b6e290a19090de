/** Buckets and their sums per hour and day. */
@NullMarked
package io.tokenspeed.store.hub.sums;

import org.jspecify.annotations.NullMarked;
