/** Reads logs of JSON lines, with bounded memory. */
@NullMarked
package io.tokenspeed.sources.lines;

import org.jspecify.annotations.NullMarked;
