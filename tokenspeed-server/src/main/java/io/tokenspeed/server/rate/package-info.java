/** Limits on how often a client may ask. */
@NullMarked
package io.tokenspeed.server.rate;

import org.jspecify.annotations.NullMarked;
