/** An invented history of Codex. */
@NullMarked
package io.tokenspeed.agent.demo.codex;

import org.jspecify.annotations.NullMarked;
