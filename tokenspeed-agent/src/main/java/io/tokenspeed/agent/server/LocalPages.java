package io.tokenspeed.agent.server;

import io.tokenspeed.agent.otlp.OtlpServlet;
import io.tokenspeed.agent.server.metrics.ServedMetrics;
import io.tokenspeed.agent.server.track.IngestAccess;
import io.tokenspeed.dashboard.live.LiveFeed;
import io.tokenspeed.dashboard.live.LiveServlet;
import io.tokenspeed.server.access.AccessFilter;
import io.tokenspeed.server.access.AccessPolicy;
import io.tokenspeed.server.access.TokenFilter;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.assembly.HttpServerBuilder;
import io.tokenspeed.server.assembly.ListenFailure;
import io.tokenspeed.server.problem.ProblemErrors;
import io.tokenspeed.server.session.SessionServlet;
import io.tokenspeed.server.session.Sessions;
import io.tokenspeed.server.site.SiteServlet;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.Request;

/** The pages of the local server: the API, the live feed and the website. */
record LocalPages(
        List<Object> resources,
        LiveFeed feed,
        ServedMetrics metrics,
        OtlpServlet telemetry,
        AccessPolicy policy,
        IngestAccess feeding,
        Clock clock) {
    private static final int PORTS_TO_TRY = 50;
    private static final int SEND_BUFFER = 256 << 10;
    /** The longest body, which is a batch of tracked events. */
    private static final int BODY_BYTES = 1 << 20;

    /**
     * Starts their server, at the next free port if the wanted one is taken and no other was ruled out.
     *
     * @throws PortException if it cannot listen
     */
    HttpServer start(ServeSettings settings) throws IOException {
        int last = settings.port() == 0 || settings.thatPortOnly() ? settings.port() : settings.port() + PORTS_TO_TRY;
        for (int port = settings.port(); ; port++) {
            HttpServer server = server(settings.onPort(port));
            try {
                server.start();
                return server;
            } catch (IOException failure) {
                if (!taken(failure) || port >= last) {
                    throw new PortException(port, taken(failure), telemetry.isReceiving(), failure);
                }
            }
        }
    }

    private static boolean taken(IOException failure) {
        return ListenFailure.of(failure)
                .filter(bind -> !String.valueOf(bind.getMessage()).contains("denied"))
                .isPresent();
    }

    private HttpServer server(ServeSettings settings) {
        Sessions sessions = new Sessions(clock);
        HttpServerBuilder server = HttpServer.builder("tokenspeed")
                .listen(settings.address(), settings.port())
                .sendBuffer(SEND_BUFFER)
                .largeBodies(OtlpServlet.BODIES)
                .bodies(BODY_BYTES, request -> String.valueOf(Request.getRemoteAddr(request)))
                .errors(new ProblemErrors())
                .filter("access", new AccessFilter(policy), "/*")
                .filter("token", new TokenFilter(policy, sessions, feeding), "/api/*");
        return metrics.addTo(server, policy, sessions)
                .resources("api", "/api/*", resources)
                .servlet("live", new LiveServlet(feed), "/api/live")
                .servlet("session", new SessionServlet(policy.token()::matches, sessions), "/v1/session")
                .servlet("traces", telemetry, "/v1/traces")
                .servlet("logs", telemetry, "/v1/logs")
                .servlet("metrics-in", telemetry, "/v1/metrics")
                .servlet("site", new SiteServlet(), "/*")
                .build();
    }
}
