/** Finding the price of a model, whatever a log calls it. */
@NullMarked
package io.tokenspeed.model.price.match;

import org.jspecify.annotations.NullMarked;
