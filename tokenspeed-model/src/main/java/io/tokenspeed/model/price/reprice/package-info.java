/** Computing the costs of past requests anew: what would change, what a run changed, and taking a run back. */
@NullMarked
package io.tokenspeed.model.price.reprice;

import org.jspecify.annotations.NullMarked;
