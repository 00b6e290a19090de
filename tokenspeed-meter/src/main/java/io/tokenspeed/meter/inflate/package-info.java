/** Reads compressed bodies while they arrive. */
@NullMarked
package io.tokenspeed.meter.inflate;

import org.jspecify.annotations.NullMarked;
