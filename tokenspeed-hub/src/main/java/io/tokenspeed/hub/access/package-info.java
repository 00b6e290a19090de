/**
 * Decides who may read the hub's sums and who may manage the hub: by token or, for reading, by a browser's session.
 */
@NullMarked
package io.tokenspeed.hub.access;

import org.jspecify.annotations.NullMarked;
