/** Changes the costs of stored requests, notes each change, and takes changes back. */
@NullMarked
package io.tokenspeed.store.price.reprice;

import org.jspecify.annotations.NullMarked;
