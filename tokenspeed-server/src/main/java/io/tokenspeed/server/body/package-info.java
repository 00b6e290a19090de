/** Bodies of requests, which are all there before anybody waits for them. */
@NullMarked
package io.tokenspeed.server.body;

import org.jspecify.annotations.NullMarked;
