package io.tokenspeed.hub;

import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.http.FrontHandler;
import io.tokenspeed.hub.http.ServerErrors;
import io.tokenspeed.hub.http.SourceAddress;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.assembly.HttpServerBuilder;
import java.time.Clock;
import java.time.Duration;

/**
 * Begins the HTTP server, to which the hub's parts are added. Operators choose addresses in the settings; the constants
 * here are fixed.
 */
final class HubServer {
    private static final int MAX_THREADS = 320;
    private static final int MIN_THREADS = 8;
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(5);

    private HubServer() {}

    /** Returns a server's builder, without parts. */
    static HttpServerBuilder of(HubSettings settings, Clock clock) {
        SourceAddress addresses = new SourceAddress(settings.trustedProxies());
        return HttpServer.builder("tokenspeed-hub")
                .listen(settings.listen().bind(), settings.listen().port())
                .threads(MIN_THREADS, MAX_THREADS)
                .bodies(Limits.BODY_BYTES, addresses::limited)
                .paths(FrontHandler.PATHS)
                .shutdownGrace(SHUTDOWN_GRACE)
                .errors(new ServerErrors(clock))
                .front(inner -> new FrontHandler(inner, clock));
    }
}
