/** Stored prices in memory. */
@NullMarked
package io.tokenspeed.testkit.price;

import org.jspecify.annotations.NullMarked;
