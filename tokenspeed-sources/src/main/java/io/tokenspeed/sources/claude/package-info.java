/** Claude Code: transcripts as JSON lines. */
@NullMarked
package io.tokenspeed.sources.claude;

import org.jspecify.annotations.NullMarked;
