/** The rows of the price book with their rates, and the cost of tokens at these rates. */
@NullMarked
package io.tokenspeed.model.price.rate;

import org.jspecify.annotations.NullMarked;
