/** Puts TokenSpeed at hand inside agents: commands of theirs that call it, and the status line. */
@NullMarked
package io.tokenspeed.agent.integrate;

import org.jspecify.annotations.NullMarked;
