/** The contract between a device and a hub: names, signatures and messages of protocol version 1. */
@NullMarked
package io.tokenspeed.model.wire;

import org.jspecify.annotations.NullMarked;
