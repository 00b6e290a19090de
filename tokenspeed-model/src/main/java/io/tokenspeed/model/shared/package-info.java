/** What the nodes of a hub share: nonces and budgets. */
@NullMarked
package io.tokenspeed.model.shared;

import org.jspecify.annotations.NullMarked;
