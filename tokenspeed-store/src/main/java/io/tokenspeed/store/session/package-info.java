/** The table {@code session_detail}: what requests cannot tell about a session. */
@NullMarked
package io.tokenspeed.store.session;

import org.jspecify.annotations.NullMarked;
