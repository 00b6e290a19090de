package io.tokenspeed.hub.config;

import io.tokenspeed.server.access.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that open the hub to people. They do not show themselves in text.
 *
 * @param admin opens the admin API; null closes it
 * @param read opens the dashboard; null for none
 */
public record HubTokens(
        @Nullable AccessToken admin, @Nullable AccessToken read) {}
