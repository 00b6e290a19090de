package io.tokenspeed.gateway.door;

import io.tokenspeed.gateway.config.GatewaySettings.BrowserAccess;
import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.dialect.RefusedException;
import io.tokenspeed.server.access.OwnNames;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * Refuses requests of web pages that may not use the gateway, so that no page spends money or reads answers: pages whose
 * name was pointed at this machine, pages of other origins, and forms.
 */
public final class DoorCheck {
    private final BrowserAccess access;
    private final OwnNames names;

    public DoorCheck(BrowserAccess access) {
        this.access = access;
        this.names = new OwnNames(access.hosts());
    }

    /**
     * Checks a request.
     *
     * @throws RefusedException if it may not be made
     */
    public void check(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll("host");
        if (hosts.size() != 1 || names.problem(hosts.get(0), "").isPresent()) {
            throw new RefusedException(
                    RefusalCode.FORBIDDEN, "The header Host must name this machine or a host of the setting hosts.");
        }
        String origin = request.getHeader("origin");
        if (origin != null && !access.origins().contains(origin)) {
            throw new RefusedException(
                    RefusalCode.FORBIDDEN,
                    "Pages of this origin may not use the gateway; the setting cors.origins lists those that may.");
        }
        String type = request.getHeader("content-type");
        boolean bodied = !request.method().equals(HttpMethod.GET) && !isPreflight(request);
        if (origin != null && bodied && (type == null || !type.startsWith("application/json"))) {
            throw new RefusedException(
                    RefusalCode.FORBIDDEN, "A page must send JSON, with the content type application/json.");
        }
    }

    /** Whether a browser asks whether a page may make a request; such a question has no credential and no body. */
    public static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains("origin")
                && request.headers().contains("access-control-request-method");
    }

    /** Tells a browser that the page of a request that was {@link #check checked} may read the answer. */
    public static void allow(HttpServerRequest request) {
        String origin = request.getHeader("origin");
        if (origin == null) {
            return;
        }
        request.response()
                .putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Vary", "Origin")
                .putHeader(
                        "Access-Control-Expose-Headers", "Server-Timing, x-tokenspeed-request-id, x-tokenspeed-error");
        if (isPreflight(request)) {
            request.response()
                    .putHeader("Access-Control-Allow-Methods", "GET, POST, DELETE")
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, x-api-key, anthropic-version, x-goog-api-key")
                    .putHeader("Access-Control-Max-Age", "600");
        }
    }
}
