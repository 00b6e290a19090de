/** Who may read the API, and what headers every answer has. */
@NullMarked
package io.tokenspeed.server.access;

import org.jspecify.annotations.NullMarked;
