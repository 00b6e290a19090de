package io.tokenspeed.server.assembly;

import io.dropwizard.request.logging.RequestLogFactory;
import org.eclipse.jetty.server.RequestLog;

/**
 * Turns off the HTTP server's own log, which would hold clients' full addresses. Programs log their answers themselves.
 */
final class NoRequestLog implements RequestLogFactory<RequestLog> {
    @Override
    public boolean isEnabled() {
        return false;
    }

    @Override
    public RequestLog build(String name) {
        return (request, response) -> {};
    }
}
