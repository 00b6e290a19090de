/** Finds the price of a model by the name that a log has for it. */
@NullMarked
package io.tokenspeed.model.price.match;

import org.jspecify.annotations.NullMarked;
