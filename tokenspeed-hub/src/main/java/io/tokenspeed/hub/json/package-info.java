/** Reads JSON as strictly as the protocol wants it. */
@NullMarked
package io.tokenspeed.hub.json;

import org.jspecify.annotations.NullMarked;
