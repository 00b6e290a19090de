/** Decides who may use a server, refuses everybody else, and adds the security headers to answers. */
@NullMarked
package io.tokenspeed.server.access;

import org.jspecify.annotations.NullMarked;
