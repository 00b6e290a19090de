/** A real hub on a free port and clients that sign. */
@NullMarked
package io.tokenspeed.hub.testing;

import org.jspecify.annotations.NullMarked;
