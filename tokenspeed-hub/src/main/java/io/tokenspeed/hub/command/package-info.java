/** Commands that an operator runs on the hub's own machine, without a token. */
@NullMarked
package io.tokenspeed.hub.command;

import org.jspecify.annotations.NullMarked;
