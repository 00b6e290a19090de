/** Checks that the hub answers, and that it can store uploads. */
@NullMarked
package io.tokenspeed.hub.health;

import org.jspecify.annotations.NullMarked;
