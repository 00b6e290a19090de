/** An invented history of Claude Code. */
@NullMarked
package io.tokenspeed.agent.demo.claude;

import org.jspecify.annotations.NullMarked;
