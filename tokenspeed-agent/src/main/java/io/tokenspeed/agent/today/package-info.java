/** Today's totals from a database that is open. */
@NullMarked
package io.tokenspeed.agent.today;

import org.jspecify.annotations.NullMarked;
