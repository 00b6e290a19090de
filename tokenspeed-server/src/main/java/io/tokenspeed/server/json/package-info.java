/** Reads JSON that must match its description exactly, and writes small JSON objects. */
@NullMarked
package io.tokenspeed.server.json;

import org.jspecify.annotations.NullMarked;
