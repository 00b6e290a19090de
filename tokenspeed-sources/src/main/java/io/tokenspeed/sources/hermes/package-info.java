/** Hermes Agent: sums of tokens per session and model. */
@NullMarked
package io.tokenspeed.sources.hermes;

import org.jspecify.annotations.NullMarked;
