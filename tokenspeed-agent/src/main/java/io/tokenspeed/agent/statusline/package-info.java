/** The one-line answer for prompts and status bars, made without the command-line parser. */
@NullMarked
package io.tokenspeed.agent.statusline;

import org.jspecify.annotations.NullMarked;
