/** Sums for clients of the predecessor's API. */
@NullMarked
package io.tokenspeed.store.hub.predecessor;

import org.jspecify.annotations.NullMarked;
