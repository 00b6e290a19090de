/** What a hub does on its own from time to time. */
@NullMarked
package io.tokenspeed.hub.maintenance;

import org.jspecify.annotations.NullMarked;
