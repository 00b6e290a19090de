/** A scripted hub and a faulty network that any client can be tested against, in whatever language, over HTTP. */
@NullMarked
package io.tokenspeed.testkit.conformance;

import org.jspecify.annotations.NullMarked;
