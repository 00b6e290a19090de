/** Reads OpenCode's SQLite databases of versions 1 and 2. */
@NullMarked
package io.tokenspeed.sources.opencode.database;

import org.jspecify.annotations.NullMarked;
