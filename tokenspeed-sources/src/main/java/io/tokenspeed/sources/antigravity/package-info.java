/** Reads the conversations of Antigravity CLI: one SQLite database each, with protobuf messages in its rows. */
@NullMarked
package io.tokenspeed.sources.antigravity;

import org.jspecify.annotations.NullMarked;
