package io.tokenspeed.agent.server;

import io.tokenspeed.agent.server.metrics.ServedMetrics;
import io.tokenspeed.dashboard.live.LiveFeed;
import io.tokenspeed.dashboard.live.LiveServlet;
import io.tokenspeed.server.access.AccessFilter;
import io.tokenspeed.server.access.AccessPolicy;
import io.tokenspeed.server.access.TokenFilter;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.assembly.HttpServerBuilder;
import io.tokenspeed.server.session.SessionServlet;
import io.tokenspeed.server.session.Sessions;
import io.tokenspeed.server.site.SiteServlet;
import java.time.Clock;
import java.util.List;

/** The pages of the local server: the API, the live feed and the website. */
record LocalPages(List<Object> resources, LiveFeed feed, ServedMetrics metrics, AccessPolicy policy, Clock clock) {
    private static final int SEND_BUFFER = 256 << 10;

    /** Builds their server and does not start it. */
    HttpServer server(ServeSettings settings) {
        Sessions sessions = new Sessions(clock);
        HttpServerBuilder server = HttpServer.builder("tokenspeed")
                .listen(settings.address(), settings.port())
                .sendBuffer(SEND_BUFFER)
                .filter("access", new AccessFilter(policy), "/*")
                .filter("token", new TokenFilter(policy, sessions), "/api/*");
        return metrics.addTo(server, policy, sessions)
                .resources("api", "/api/*", resources)
                .servlet("live", new LiveServlet(feed), "/api/live")
                .servlet("session", new SessionServlet(policy.token()::matches, sessions), "/v1/session")
                .servlet("site", new SiteServlet(), "/*")
                .build();
    }
}
