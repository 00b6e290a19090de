/** The read API over HTTP. */
@NullMarked
package io.tokenspeed.dashboard;

import org.jspecify.annotations.NullMarked;
