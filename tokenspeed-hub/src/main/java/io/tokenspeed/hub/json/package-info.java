/** Reads the JSON of devices as strictly as the protocol demands. */
@NullMarked
package io.tokenspeed.hub.json;

import org.jspecify.annotations.NullMarked;
