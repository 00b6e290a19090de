/** What a token costs: price rows with effective dates, the rules that match them, and the cost of a request. */
@NullMarked
package io.tokenspeed.model.price;

import org.jspecify.annotations.NullMarked;
