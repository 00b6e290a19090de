/** Reads the price lists of the sources. */
@NullMarked
package io.tokenspeed.agent.pricing.list;

import org.jspecify.annotations.NullMarked;
