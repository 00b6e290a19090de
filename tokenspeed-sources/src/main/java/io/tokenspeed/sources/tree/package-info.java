/** Reads JSON as trees, for tools whose logs are small or rare. Fast paths for large logs are in {@code json}. */
@NullMarked
package io.tokenspeed.sources.tree;

import org.jspecify.annotations.NullMarked;
