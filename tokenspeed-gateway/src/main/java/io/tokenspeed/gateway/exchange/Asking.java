package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.record.Outcome.Asked;
import io.tokenspeed.gateway.route.Route;
import io.tokenspeed.gateway.wire.BodyScan;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client that is ready to be passed on.
 *
 * @param route its route
 * @param method its HTTP method
 * @param headers its headers as they were sent
 * @param credentialQuery the credential in the query; null where there is none
 * @param body its body as it was sent
 * @param content what the gateway reads of it
 */
record Asking(
        Route route,
        HttpMethod method,
        MultiMap headers,
        @Nullable String credentialQuery,
        Buffer body,
        Content content) {
    /**
     * What the gateway reads of a request.
     *
     * @param isChangeable whether something can be put into the body, because it is not compressed
     * @param scan what it says
     * @param asked what is asked for, for reports
     * @param upstreams who may answer, first choice first
     */
    record Content(boolean isChangeable, BodyScan scan, Asked asked, List<Upstream> upstreams) {}
}
