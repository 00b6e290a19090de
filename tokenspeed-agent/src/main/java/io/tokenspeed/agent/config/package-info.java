/** The effective settings and where each came from. */
@NullMarked
package io.tokenspeed.agent.config;

import org.jspecify.annotations.NullMarked;
