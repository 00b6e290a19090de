/** Syncs of prices in a running server. */
@NullMarked
package io.tokenspeed.agent.pricing.serve;

import org.jspecify.annotations.NullMarked;
