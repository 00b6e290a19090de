/** Reads the logs of Grok Build: a line per call of a model, and a line per turn of a session. */
@NullMarked
package io.tokenspeed.sources.grok;

import org.jspecify.annotations.NullMarked;
