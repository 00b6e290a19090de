/** Makes TokenSpeed available inside coding agents: slash commands that call it, and the status line. */
@NullMarked
package io.tokenspeed.agent.integrate;

import org.jspecify.annotations.NullMarked;
