/** Names requests in logs, and logs failures that come in swarms. */
@NullMarked
package io.tokenspeed.server.log;

import org.jspecify.annotations.NullMarked;
