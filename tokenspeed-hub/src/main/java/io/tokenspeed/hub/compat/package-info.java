/** Serves devices that run the predecessor's plugin, without its faults. Off unless switched on. */
@NullMarked
package io.tokenspeed.hub.compat;

import org.jspecify.annotations.NullMarked;
