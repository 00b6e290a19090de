package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.GatewaySettings;
import io.tokenspeed.gateway.door.DoorCheck;
import io.tokenspeed.gateway.route.Router;
import java.time.Clock;

/**
 * What the exchanges of all event loops share.
 *
 * @param settings how the gateway is set up
 * @param router finds routes
 * @param door refuses who may not use the gateway
 * @param budget room for answers that wait for slow clients
 * @param recording takes note of attempts
 * @param clock the wall clock, for the instants of requests
 */
public record Shared(
        GatewaySettings settings,
        Router router,
        DoorCheck door,
        BufferBudget budget,
        Recording recording,
        Clock clock) {}
