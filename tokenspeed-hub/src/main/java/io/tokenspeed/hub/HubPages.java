package io.tokenspeed.hub;

import io.dropwizard.core.setup.Environment;
import io.tokenspeed.dashboard.DashboardApi;
import io.tokenspeed.dashboard.answer.Problems;
import io.tokenspeed.dashboard.session.SessionServlet;
import io.tokenspeed.dashboard.session.Sessions;
import io.tokenspeed.dashboard.site.SiteServlet;
import io.tokenspeed.hub.access.AdminFilter;
import io.tokenspeed.hub.access.Caller;
import io.tokenspeed.hub.access.PageFilter;
import io.tokenspeed.hub.access.ReadFilter;
import io.tokenspeed.hub.access.Tokens;
import io.tokenspeed.hub.admin.AdminResource;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.dashboard.FleetFacts;
import io.tokenspeed.hub.dashboard.FleetReader;
import io.tokenspeed.hub.dashboard.FleetResource;
import io.tokenspeed.hub.dashboard.TrendResource;
import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.EnumSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Puts what people and scripts use into the server: the website, the dashboard and the admin's API. */
final class HubPages {
    private final Environment environment;

    HubPages(Environment environment) {
        this.environment = environment;
    }

    void add(HubSettings settings, HubStorage storage, DeviceControl devices, Clock clock) {
        TokenStorage tokens = storage.tokens();
        Tokens known = new Tokens(settings.tokens().admin(), settings.tokens().read());
        Sessions sessions = new Sessions(clock);
        Caller caller = new Caller(known, sessions);
        filter("pages", new PageFilter(), "/*");
        filter("read", new ReadFilter(caller), "/v1/dashboard/*", "/api/*");
        filter("admin", new AdminFilter(known, caller), "/v1/admin/*");
        environment.jersey().setUrlPattern("/api/*");
        DashboardApi.components(new FleetReader(tokens), new FleetFacts(Version.text(), clock.instant()))
                .forEach(environment.jersey()::register);
        resources(
                "dashboard",
                "/v1/dashboard/*",
                new FleetResource(tokens, storage.admin().devices()::list),
                new TrendResource(tokens));
        resources("management", "/v1/admin/*", new AdminResource(storage.admin(), devices, clock));
        environment
                .servlets()
                .addServlet(
                        "session", new SessionServlet(token -> known.role(token).isPresent(), sessions))
                .addMapping("/v1/session");
        environment.servlets().addServlet("site", new SiteServlet()).addMapping("/*");
    }

    private void filter(String name, Filter filter, String... paths) {
        environment
                .servlets()
                .addFilter(name, filter)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, paths);
    }

    private void resources(String name, String path, Object... resources) {
        ResourceConfig config = new ResourceConfig().register(new Problems());
        for (Object resource : resources) {
            config.register(resource);
        }
        environment.servlets().addServlet(name, new ServletContainer(config)).addMapping(path);
    }
}
