/** Kiro's command line: session files and a database, mostly without token counts, which are then estimated. */
@NullMarked
package io.tokenspeed.sources.kiro;

import org.jspecify.annotations.NullMarked;
