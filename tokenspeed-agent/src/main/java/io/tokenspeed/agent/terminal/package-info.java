/** Output to a terminal or a pipe: tables, numbers, colours, progress. */
@NullMarked
package io.tokenspeed.agent.terminal;

import org.jspecify.annotations.NullMarked;
