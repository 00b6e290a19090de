/** What single requests cannot tell about a session: which session it belongs to, whose it is, how it went. */
@NullMarked
package io.tokenspeed.model.session;

import org.jspecify.annotations.NullMarked;
