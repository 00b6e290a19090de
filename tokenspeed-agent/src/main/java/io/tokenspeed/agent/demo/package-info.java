/** An invented history of several coding agents, for trying TokenSpeed out and for measuring it. */
@NullMarked
package io.tokenspeed.agent.demo;

import org.jspecify.annotations.NullMarked;
