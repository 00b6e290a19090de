/** Kilo CLI, whose database has OpenCode's tables. */
@NullMarked
package io.tokenspeed.sources.kilo;

import org.jspecify.annotations.NullMarked;
