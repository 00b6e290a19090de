/** The sums that the predecessor's clients read. */
@NullMarked
package io.tokenspeed.store.hub.predecessor;

import org.jspecify.annotations.NullMarked;
