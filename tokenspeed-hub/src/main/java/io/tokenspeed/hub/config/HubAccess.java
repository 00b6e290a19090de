package io.tokenspeed.hub.config;

import io.tokenspeed.server.access.AccessToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What opens the hub to people. The tokens do not show themselves in text.
 *
 * @param admin opens the admin API; null closes it
 * @param read opens the dashboard; null for none
 * @param origins the origins of other websites whose pages may read the dashboard with a token
 * @param visitors what people see without a token
 */
public record HubAccess(
        @Nullable AccessToken admin, @Nullable AccessToken read, Set<String> origins, PublicAccess visitors) {
    public HubAccess {
        origins = Set.copyOf(origins);
    }

    /** Whether nobody can read the dashboard. */
    public boolean isClosed() {
        return admin == null && read == null && !visitors.open();
    }
}
