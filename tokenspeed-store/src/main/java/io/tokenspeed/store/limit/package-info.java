/** The table of limits that tools reported. */
@NullMarked
package io.tokenspeed.store.limit;

import org.jspecify.annotations.NullMarked;
