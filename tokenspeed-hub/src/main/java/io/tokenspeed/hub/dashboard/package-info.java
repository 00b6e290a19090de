/** The hub's read side: sums over devices for people and programs. */
@NullMarked
package io.tokenspeed.hub.dashboard;

import org.jspecify.annotations.NullMarked;
