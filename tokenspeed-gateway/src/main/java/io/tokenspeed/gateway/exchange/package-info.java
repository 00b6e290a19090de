/** One request of a client, from its first byte to its row. */
@NullMarked
package io.tokenspeed.gateway.exchange;

import org.jspecify.annotations.NullMarked;
