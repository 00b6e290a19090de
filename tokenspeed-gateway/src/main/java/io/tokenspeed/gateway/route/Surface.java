package io.tokenspeed.gateway.route;

import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.meter.answer.ProviderApi;
import org.jspecify.annotations.Nullable;

/**
 * One route of the gateway.
 *
 * @param method the HTTP method
 * @param template the path, with parameters in braces
 * @param dialect who speaks so
 * @param use what is done with requests
 * @param api what the answers are read as; null unless the route is metered
 */
public record Surface(
        String method,
        String template,
        ApiDialect dialect,
        Use use,
        @Nullable ProviderApi api) {
    /** What is done with a request. */
    public enum Use {
        /** Passed on, and its answer is measured and counted. */
        METERED,
        /** Passed on. */
        PASSED,
        /** The list of models. */
        MODELS,
        /** The health of the gateway. */
        HEALTH,
        /** The question of a client whether anybody is there. */
        PROBE,
        /** Refused: it would manage a server that others use, too. */
        REFUSED,
        /** Refused so that the client uses plain HTTP. */
        UPGRADE
    }
}
