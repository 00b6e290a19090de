/** The {@code tokenspeed} command. */
@NullMarked
package io.tokenspeed.agent;

import org.jspecify.annotations.NullMarked;
