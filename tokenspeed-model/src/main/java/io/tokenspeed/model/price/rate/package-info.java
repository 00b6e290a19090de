/** Rows of the price book and their rates. */
@NullMarked
package io.tokenspeed.model.price.rate;

import org.jspecify.annotations.NullMarked;
