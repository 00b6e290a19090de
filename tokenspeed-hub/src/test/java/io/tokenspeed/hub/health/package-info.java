@NullMarked
package io.tokenspeed.hub.health;

import org.jspecify.annotations.NullMarked;
