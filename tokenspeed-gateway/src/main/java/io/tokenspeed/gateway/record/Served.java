package io.tokenspeed.gateway.record;

import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.gateway.dialect.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client that has been answered, or whose client left.
 *
 * @param id the gateway's id of the request
 * @param route what was asked for
 * @param answer what was answered
 * @param last the last attempt; null where no upstream was asked or nothing is measured
 */
public record Served(
        String id,
        AskedRoute route,
        Answered answer,
        @Nullable Outcome last) {
    /**
     * What was asked for.
     *
     * @param method the HTTP method
     * @param template the path of the route, with parameters in braces; {@code none} where there is no such route
     * @param dialect the API
     */
    public record AskedRoute(String method, String template, ApiDialect dialect) {}

    /**
     * What was answered.
     *
     * @param status the HTTP status; 0 where the client left before
     * @param refused why the gateway itself refused; null where it did not
     * @param nanos how long it took, from the head of the request to the end of the answer
     * @param queueNanos how long the gateway itself held the request before an upstream got it
     * @param bytesIn the length of the request's body
     * @param bytesOut the length of the answer's body
     */
    public record Answered(
            int status, @Nullable RefusalCode refused, long nanos, long queueNanos, long bytesIn, long bytesOut) {}
}
