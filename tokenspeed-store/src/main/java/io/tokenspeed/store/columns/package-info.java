/** The columns of requests and of hour sums: how values are written, read and added up. */
@NullMarked
package io.tokenspeed.store.columns;

import org.jspecify.annotations.NullMarked;
