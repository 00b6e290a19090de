/** Test vectors and the schema of the protocol between devices and hubs. */
@NullMarked
package io.tokenspeed.testkit.protocol;

import org.jspecify.annotations.NullMarked;
