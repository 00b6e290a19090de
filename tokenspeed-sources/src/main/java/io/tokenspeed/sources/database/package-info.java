/** Reads databases of other programs so that nothing in their folders changes. */
@NullMarked
package io.tokenspeed.sources.database;

import org.jspecify.annotations.NullMarked;
