/** An invented history of GitHub's Copilot CLI. */
@NullMarked
package io.tokenspeed.agent.demo.copilot;

import org.jspecify.annotations.NullMarked;
