/** What {@code pricing} does besides explaining one price, and how syncs and held prices are shown. */
@NullMarked
package io.tokenspeed.agent.pricing.action;

import org.jspecify.annotations.NullMarked;
