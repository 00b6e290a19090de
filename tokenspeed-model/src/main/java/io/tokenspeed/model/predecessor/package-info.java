/**
 * The data of the predecessor, the OpenCode plugin {@code opencode-tokenspeed-monitor}: its sums and its upload queue.
 */
@NullMarked
package io.tokenspeed.model.predecessor;

import org.jspecify.annotations.NullMarked;
