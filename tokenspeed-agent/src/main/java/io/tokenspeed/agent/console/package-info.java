/** Shared by the commands: the context that they run in, and texts that several commands print. */
@NullMarked
package io.tokenspeed.agent.console;

import org.jspecify.annotations.NullMarked;
