/** A scripted hub and a faulty network, for testing clients in any language over HTTP. */
@NullMarked
package io.tokenspeed.testkit.conformance;

import org.jspecify.annotations.NullMarked;
