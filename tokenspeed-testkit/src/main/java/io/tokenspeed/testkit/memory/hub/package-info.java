/** The reference storage of a hub, in memory. */
@NullMarked
package io.tokenspeed.testkit.memory.hub;

import org.jspecify.annotations.NullMarked;
