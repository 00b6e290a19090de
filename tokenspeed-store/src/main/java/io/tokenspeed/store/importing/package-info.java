/** Writing: requests merge into rows, cursors move with them, and hours are summed. */
@NullMarked
package io.tokenspeed.store.importing;

import org.jspecify.annotations.NullMarked;
