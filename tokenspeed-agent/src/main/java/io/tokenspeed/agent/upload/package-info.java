/** Shows what is sent to a hub, what waits and what was lost. */
@NullMarked
package io.tokenspeed.agent.upload;

import org.jspecify.annotations.NullMarked;
