/** Writes small JSON objects. */
@NullMarked
package io.tokenspeed.server.json;

import org.jspecify.annotations.NullMarked;
