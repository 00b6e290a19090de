/** Nonces and budgets, which all nodes of a hub share. */
@NullMarked
package io.tokenspeed.model.shared;

import org.jspecify.annotations.NullMarked;
