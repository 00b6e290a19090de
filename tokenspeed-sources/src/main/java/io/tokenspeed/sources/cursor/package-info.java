/** Cursor: a database of chat messages, some of which have token counts. */
@NullMarked
package io.tokenspeed.sources.cursor;

import org.jspecify.annotations.NullMarked;
