/** Whether the hub answers, and whether it can store what it is sent. */
@NullMarked
package io.tokenspeed.hub.health;

import org.jspecify.annotations.NullMarked;
