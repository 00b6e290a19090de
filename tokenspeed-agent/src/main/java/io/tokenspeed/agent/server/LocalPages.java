package io.tokenspeed.agent.server;

import io.tokenspeed.dashboard.DashboardApi;
import io.tokenspeed.dashboard.live.LiveFeed;
import io.tokenspeed.dashboard.live.LiveServlet;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.server.access.AccessFilter;
import io.tokenspeed.server.access.AccessPolicy;
import io.tokenspeed.server.access.TokenFilter;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.session.SessionServlet;
import io.tokenspeed.server.session.Sessions;
import io.tokenspeed.server.site.SiteServlet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The pages of the local server: the API, the live feed and the website. */
record LocalPages(
        DashboardReader reader,
        ServerFacts facts,
        LiveFeed feed,
        UploadResource upload,
        AccessPolicy policy,
        Clock clock) {
    private static final int SEND_BUFFER = 256 << 10;

    /** Builds their server and does not start it. */
    HttpServer server(ServeSettings settings) {
        List<Object> resources = new ArrayList<>(DashboardApi.components(reader, facts));
        resources.add(upload);
        Sessions sessions = new Sessions(clock);
        return HttpServer.builder("tokenspeed")
                .listen(settings.address(), settings.port())
                .sendBuffer(SEND_BUFFER)
                .filter("access", new AccessFilter(policy), "/*")
                .filter("token", new TokenFilter(policy, sessions), "/api/*")
                .resources("api", "/api/*", resources)
                .servlet("live", new LiveServlet(feed), "/api/live")
                .servlet("session", new SessionServlet(policy.token()::matches, sessions), "/v1/session")
                .servlet("site", new SiteServlet(), "/*")
                .build();
    }
}
