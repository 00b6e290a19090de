package io.tokenspeed.hub.http;

import io.tokenspeed.model.wire.WireHeader;
import java.time.Clock;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The outermost handler: adds the hub's time to every answer, and answers 404 for paths that have two spellings. */
public final class FrontHandler extends Handler.Wrapper {
    /** Accepts odd paths, so that this handler answers them like any unknown path. */
    public static final UriCompliance PATHS = UriCompliance.UNSAFE;

    private static final String PROTOCOL = "/v1/";
    private static final String ODD = "%;\\";

    private final Clock clock;

    public FrontHandler(Handler inner, Clock clock) {
        super(inner);
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders()
                .put(WireHeader.SERVER_TIME, Long.toString(clock.instant().getEpochSecond()));
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        if (isOdd(request)) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static boolean isOdd(Request request) {
        String path = request.getHttpURI().getPath();
        if (path == null || request.getHttpURI().hasViolations() || path.contains("//")) {
            return true;
        }
        return path.startsWith(PROTOCOL) && path.chars().anyMatch(c -> ODD.indexOf(c) >= 0);
    }
}
