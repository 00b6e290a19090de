/** The price book: computes the cost of a request from its tokens. */
@NullMarked
package io.tokenspeed.model.price;

import org.jspecify.annotations.NullMarked;
