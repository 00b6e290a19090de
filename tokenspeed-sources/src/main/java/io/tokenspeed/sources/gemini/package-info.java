/** Reads the logs of Gemini CLI. */
@NullMarked
package io.tokenspeed.sources.gemini;

import org.jspecify.annotations.NullMarked;
