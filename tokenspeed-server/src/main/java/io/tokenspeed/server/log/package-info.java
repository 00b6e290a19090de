/** What the logs of servers say of requests and failures. */
@NullMarked
package io.tokenspeed.server.log;

import org.jspecify.annotations.NullMarked;
