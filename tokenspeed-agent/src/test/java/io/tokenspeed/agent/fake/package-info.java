/** Hand-written stand-ins for what commands work on. */
@NullMarked
package io.tokenspeed.agent.fake;

import org.jspecify.annotations.NullMarked;
