/** The gateway: passes requests to models on, measures their answers and counts them. Begin with {@link io.tokenspeed.gateway.GatewayApplication}. */
@NullMarked
package io.tokenspeed.gateway;

import org.jspecify.annotations.NullMarked;
