/** Who may read the API, and what headers every answer has. */
@NullMarked
package io.tokenspeed.dashboard.access;

import org.jspecify.annotations.NullMarked;
