/** Limits of subscriptions on the command line: collected, shown, and compared with what a script needs. */
@NullMarked
package io.tokenspeed.agent.limit;

import org.jspecify.annotations.NullMarked;
