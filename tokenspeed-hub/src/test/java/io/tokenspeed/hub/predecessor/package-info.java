@NullMarked
package io.tokenspeed.hub.predecessor;

import org.jspecify.annotations.NullMarked;
