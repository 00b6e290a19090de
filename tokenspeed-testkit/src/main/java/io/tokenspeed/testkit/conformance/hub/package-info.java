/** Drives any hub over HTTP through the protocol and reports what it does differently. */
@NullMarked
package io.tokenspeed.testkit.conformance.hub;

import org.jspecify.annotations.NullMarked;
