/** An invented history of OpenCode. */
@NullMarked
package io.tokenspeed.agent.demo.opencode;

import org.jspecify.annotations.NullMarked;
