/** Single requests in pages, and all of them as a table. */
@NullMarked
package io.tokenspeed.dashboard.listing;

import org.jspecify.annotations.NullMarked;
