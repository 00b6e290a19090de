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
import io.tokenspeed.server.problem.ProblemErrors;
import io.tokenspeed.server.session.SessionServlet;
import io.tokenspeed.server.session.Sessions;
import io.tokenspeed.server.site.SiteServlet;
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
    private static final int SEND_BUFFER = 256 << 10;
    /** The longest body, which is a batch of tracked events. */
    private static final int BODY_BYTES = 1 << 20;

    /** Builds their server and does not start it. */
    HttpServer server(ServeSettings settings) {
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
