/** Drives any hub over HTTP through the protocol and reports how it deviates. */
@NullMarked
package io.tokenspeed.testkit.conformance.hub;

import org.jspecify.annotations.NullMarked;
