/** Who may read the hub's sums and who may manage it: two tokens, and a browser's session in place of one. */
@NullMarked
package io.tokenspeed.hub.access;

import org.jspecify.annotations.NullMarked;
