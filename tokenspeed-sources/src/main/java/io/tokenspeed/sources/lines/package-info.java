/** Files as lines of bytes, with bounded memory. */
@NullMarked
package io.tokenspeed.sources.lines;

import org.jspecify.annotations.NullMarked;
