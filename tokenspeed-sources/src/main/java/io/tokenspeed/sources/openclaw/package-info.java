/** OpenClaw: a database of transcripts per agent, and the JSON lines that came before it. */
@NullMarked
package io.tokenspeed.sources.openclaw;

import org.jspecify.annotations.NullMarked;
