/** The hub's periodic work. */
@NullMarked
package io.tokenspeed.hub.maintenance;

import org.jspecify.annotations.NullMarked;
