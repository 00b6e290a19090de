/** Sessions, their interactions, and sums by day and user. */
@NullMarked
package io.tokenspeed.dashboard.session;

import org.jspecify.annotations.NullMarked;
