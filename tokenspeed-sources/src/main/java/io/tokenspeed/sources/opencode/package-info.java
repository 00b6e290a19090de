/** OpenCode: SQLite databases and the JSON files that came before them. */
@NullMarked
package io.tokenspeed.sources.opencode;

import org.jspecify.annotations.NullMarked;
