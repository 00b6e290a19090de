/** Reads JSON as strictly as the protocol and the admin's API want it. */
@NullMarked
package io.tokenspeed.hub.json;

import org.jspecify.annotations.NullMarked;
