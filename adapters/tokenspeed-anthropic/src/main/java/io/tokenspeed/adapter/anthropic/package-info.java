/** Records the calls of the official Java client of Anthropic. */
@NullMarked
package io.tokenspeed.adapter.anthropic;

import org.jspecify.annotations.NullMarked;
