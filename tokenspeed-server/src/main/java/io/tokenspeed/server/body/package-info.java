/** Reads the whole bodies of requests before any handler waits for them. */
@NullMarked
package io.tokenspeed.server.body;

import org.jspecify.annotations.NullMarked;
