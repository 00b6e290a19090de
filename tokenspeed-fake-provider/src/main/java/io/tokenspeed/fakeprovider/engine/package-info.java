/** An HTTP/1.1 server of one thread that writes what it is told at the instants that it is told. */
@NullMarked
package io.tokenspeed.fakeprovider.engine;

import org.jspecify.annotations.NullMarked;
