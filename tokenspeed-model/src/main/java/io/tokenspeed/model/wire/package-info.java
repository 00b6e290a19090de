/** The protocol between a device and a hub, version 1: names, headers, signatures, codes and limits. */
@NullMarked
package io.tokenspeed.model.wire;

import org.jspecify.annotations.NullMarked;
