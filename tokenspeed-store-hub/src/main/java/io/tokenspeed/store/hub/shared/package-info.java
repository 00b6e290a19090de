/** State that all nodes of a hub share: nonces and budgets, in the database or in Redis. */
@NullMarked
package io.tokenspeed.store.hub.shared;

import org.jspecify.annotations.NullMarked;
