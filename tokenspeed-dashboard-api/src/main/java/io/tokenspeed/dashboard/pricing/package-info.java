/** What models cost, and which models have no price. */
@NullMarked
package io.tokenspeed.dashboard.pricing;

import org.jspecify.annotations.NullMarked;
