/**
 * Sessions of browsers, which exchange a token for a cookie. {@link io.tokenspeed.server.session.Sessions} is the entry
 * point.
 */
@NullMarked
package io.tokenspeed.server.session;

import org.jspecify.annotations.NullMarked;
