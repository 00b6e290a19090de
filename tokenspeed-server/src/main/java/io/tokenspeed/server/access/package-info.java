/** Who may use a server, what those are told who may not, and what headers every answer has. */
@NullMarked
package io.tokenspeed.server.access;

import org.jspecify.annotations.NullMarked;
