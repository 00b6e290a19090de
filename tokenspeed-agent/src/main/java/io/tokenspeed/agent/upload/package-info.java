/** Sends to a hub for a command, and shows what was sent, what waits and what was lost. */
@NullMarked
package io.tokenspeed.agent.upload;

import org.jspecify.annotations.NullMarked;
