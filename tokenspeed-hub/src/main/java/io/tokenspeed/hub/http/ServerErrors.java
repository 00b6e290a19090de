package io.tokenspeed.hub.http;

import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.server.problem.Problem;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that the HTTP server itself refuses, with a problem document and the hub's time. */
public final class ServerErrors extends ErrorHandler {
    private static final Map<Integer, ErrorCode> CODES = Map.of(
            400, ErrorCode.HEADER_INVALID,
            404, ErrorCode.NOT_FOUND,
            405, ErrorCode.METHOD_NOT_ALLOWED,
            411, ErrorCode.LENGTH_REQUIRED,
            413, ErrorCode.BODY_TOO_LARGE,
            429, ErrorCode.RATE_LIMITED,
            500, ErrorCode.INTERNAL,
            503, ErrorCode.OVERLOADED);

    private final Clock clock;

    public ServerErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        long now = clock.instant().getEpochSecond();
        byte[] body = ProtocolProblem.of(status, HttpStatus.getMessage(status), CODES.get(status), now)
                .json();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(WireHeader.SERVER_TIME, Long.toString(now));
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.TOO_MANY_REQUESTS_429 || status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, ProtocolServlet.busySeconds());
        }
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
