/** Reads JSON as strictly as the protocol and the admin API demand. */
@NullMarked
package io.tokenspeed.hub.json;

import org.jspecify.annotations.NullMarked;
