/** Goose: sums of tokens per session. */
@NullMarked
package io.tokenspeed.sources.goose;

import org.jspecify.annotations.NullMarked;
