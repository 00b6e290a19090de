/** The status line of a running server, which a start script can ask for without a virtual machine of its own. */
@NullMarked
package io.tokenspeed.agent.server.line;

import org.jspecify.annotations.NullMarked;
