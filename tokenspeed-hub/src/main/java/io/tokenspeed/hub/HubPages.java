package io.tokenspeed.hub;

import io.tokenspeed.dashboard.DashboardApi;
import io.tokenspeed.dashboard.chart.ChartResource;
import io.tokenspeed.hub.access.AdminFilter;
import io.tokenspeed.hub.access.Caller;
import io.tokenspeed.hub.access.ReadFilter;
import io.tokenspeed.hub.access.Tokens;
import io.tokenspeed.hub.admin.AdminResource;
import io.tokenspeed.hub.config.HubAccess;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.config.HubVersion;
import io.tokenspeed.hub.config.PublicAccess;
import io.tokenspeed.hub.dashboard.DashboardPaths;
import io.tokenspeed.hub.dashboard.DevicesResource;
import io.tokenspeed.hub.dashboard.HubNames;
import io.tokenspeed.hub.dashboard.HubUsageFacts;
import io.tokenspeed.hub.dashboard.HubUsageReader;
import io.tokenspeed.hub.dashboard.HubUsageResource;
import io.tokenspeed.hub.dashboard.TrendResource;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.publishing.PublicResource;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.published.PublishedDays;
import io.tokenspeed.server.access.OriginFilter;
import io.tokenspeed.server.access.SecurityHeadersFilter;
import io.tokenspeed.server.assembly.HttpServerBuilder;
import io.tokenspeed.server.problem.Problem;
import io.tokenspeed.server.session.SessionServlet;
import io.tokenspeed.server.session.Sessions;
import io.tokenspeed.server.site.SiteServlet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Adds the parts for people and scripts to the server: the website, the dashboard and the admin API. */
final class HubPages {
    private static final String[] READING = {"/v1/dashboard/*", "/api/*"};

    private final HttpServerBuilder server;
    private final PublicAccess visitors;
    private final Clock clock;
    private final Tokens known;
    private final Sessions sessions;
    private final Caller caller;

    HubPages(HttpServerBuilder server, HubSettings settings, Clock clock) {
        HubAccess access = settings.access();
        this.server = server;
        this.visitors = access.visitors();
        this.clock = clock;
        this.known = new Tokens(access.admin(), access.read());
        this.sessions = new Sessions(clock);
        this.caller = new Caller(known, sessions);
        server.filter("pages", new SecurityHeadersFilter(), "/*")
                .filter("origins", new OriginFilter(access.origins(), HubPages::refusal), READING)
                .filter("read", new ReadFilter(caller, visitors.open() ? PublicResource.PATH : null), READING);
    }

    /** Adds the admin API. */
    HubPages management(AdminStorage admin, DeviceControl devices) {
        server.filter("admin", new AdminFilter(known, caller), "/v1/admin/*")
                .resources(
                        "management",
                        "/v1/admin/*",
                        List.of(new AdminResource(admin, devices, clock), DashboardApi.problems()));
        return this;
    }

    /** Adds the website and what it asks. */
    void dashboard(HubStorage storage) {
        TokenStorage tokens = storage.tokens();
        HubNames names = new HubNames(storage.admin());
        HubUsageReader reader = new HubUsageReader(tokens, names);
        HubUsageFacts facts = new HubUsageFacts(HubVersion.text(), clock);
        server.resources("api", "/api/*", api(reader, facts, storage.admin().published()))
                .resources(
                        "dashboard",
                        "/v1/dashboard/*",
                        List.of(
                                new HubUsageResource(tokens, names),
                                new TrendResource(tokens),
                                new DashboardPaths(),
                                new ChartResource(reader, facts),
                                DashboardApi.problems()))
                .servlet(
                        "session", new SessionServlet(token -> known.role(token).isPresent(), sessions), "/v1/session")
                .servlet("site", new SiteServlet(), "/*");
    }

    private List<Object> api(HubUsageReader reader, HubUsageFacts facts, PublishedDays published) {
        List<Object> api = new ArrayList<>(DashboardApi.components(reader, facts));
        api.add(new DevicesResource(reader, facts));
        api.add(new PublicResource(published, visitors, clock));
        return api;
    }

    /** Does not tell strangers which origins are listed. */
    private static Problem refusal(String origin) {
        return Problem.of(
                403,
                "Origin not allowed",
                "Pages of " + origin + " may not use this hub; TS_HUB_ORIGINS lists those that may.",
                "Origin",
                List.of());
    }
}
