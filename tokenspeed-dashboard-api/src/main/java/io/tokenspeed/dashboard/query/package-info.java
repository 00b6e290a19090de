/** Reads the query parameters of the API and refuses wrong ones. */
@NullMarked
package io.tokenspeed.dashboard.query;

import org.jspecify.annotations.NullMarked;
