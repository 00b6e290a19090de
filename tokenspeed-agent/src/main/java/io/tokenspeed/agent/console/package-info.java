/** What commands share: their surroundings, and texts that several of them show. */
@NullMarked
package io.tokenspeed.agent.console;

import org.jspecify.annotations.NullMarked;
