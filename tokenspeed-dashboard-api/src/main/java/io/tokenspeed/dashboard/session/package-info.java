/** Sessions of browsers, which exchange a token for a cookie. {@link io.tokenspeed.dashboard.session.Sessions} is the door. */
@NullMarked
package io.tokenspeed.dashboard.session;

import org.jspecify.annotations.NullMarked;
