/** Who may use the gateway. */
@NullMarked
package io.tokenspeed.gateway.door;

import org.jspecify.annotations.NullMarked;
