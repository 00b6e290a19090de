/** Authenticates devices: headers, time, keys, signatures, status, rates and nonces, in the protocol's order. */
@NullMarked
package io.tokenspeed.hub.signature;

import org.jspecify.annotations.NullMarked;
