package io.tokenspeed.agent.server;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.tokenspeed.dashboard.DashboardApi;
import io.tokenspeed.dashboard.ServerFacts;
import io.tokenspeed.dashboard.access.AccessFilter;
import io.tokenspeed.dashboard.access.AccessPolicy;
import io.tokenspeed.dashboard.access.TokenFilter;
import io.tokenspeed.dashboard.body.BodyGate;
import io.tokenspeed.dashboard.live.LiveFeed;
import io.tokenspeed.dashboard.live.LiveServlet;
import io.tokenspeed.dashboard.session.SessionServlet;
import io.tokenspeed.dashboard.session.Sessions;
import io.tokenspeed.dashboard.site.SiteServlet;
import io.tokenspeed.model.dashboard.DashboardReader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.time.Clock;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * Puts the API, the live feed and the website together to a Dropwizard server. Its configuration is code, because
 * reading a file and starting a logging system would take half of the time that a start may take.
 */
final class HttpServer extends AbstractServerFactory {
    /** Held here, because the logging system forgets the level of a logger that nobody refers to. */
    private static final Logger CHATTY = Logger.getLogger("org.hibernate");

    private static final int MAX_THREADS = 32;
    private static final int MIN_THREADS = 4;
    private static final int MAX_BODY = 64 << 10;
    private static final int SEND_BUFFER = 256 << 10;

    private final String address;
    private final int port;

    private HttpServer(String address, int port) {
        this.address = address;
        this.port = port;
        setMaxThreads(MAX_THREADS);
        setMinThreads(MIN_THREADS);
        setRegisterDefaultExceptionMappers(false);
        setEnableThreadNameFilter(false);
        getGzipFilterFactory().setEnabled(false);
    }

    /** A server that is not started yet. */
    static Server of(
            ServeSettings settings,
            DashboardReader reader,
            ServerFacts facts,
            LiveFeed feed,
            UploadResource upload,
            AccessPolicy policy,
            Clock clock) {
        CHATTY.setLevel(Level.WARNING);
        Environment environment = new Environment(
                "tokenspeed",
                Jackson.newMinimalObjectMapper(),
                Validators.newValidatorFactory(),
                new MetricRegistry(),
                HttpServer.class.getClassLoader(),
                new HealthCheckRegistry(),
                new Configuration());
        environment.jersey().setUrlPattern("/api/*");
        DashboardApi.components(reader, facts).forEach(environment.jersey()::register);
        environment.jersey().register(upload);
        Sessions sessions = new Sessions(clock);
        filter(environment, "access", new AccessFilter(policy), "/*");
        filter(environment, "token", new TokenFilter(policy, sessions), "/api/*");
        ServletRegistration.Dynamic live = environment.servlets().addServlet("live", new LiveServlet(feed));
        live.setAsyncSupported(true);
        live.addMapping("/api/live");
        environment
                .servlets()
                .addServlet("session", new SessionServlet(policy.token()::matches, sessions))
                .addMapping("/v1/session");
        environment.servlets().addServlet("site", new SiteServlet()).addMapping("/*");
        return new HttpServer(settings.address(), settings.port()).build(environment);
    }

    private static void filter(Environment environment, String name, Filter filter, String path) {
        FilterRegistration.Dynamic added = environment.servlets().addFilter(name, filter);
        added.setAsyncSupported(true);
        added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, path);
    }

    @Override
    public Server build(Environment environment) {
        ThreadPool threads = createThreadPool(environment.metrics());
        Server server = buildServer(environment.lifecycle(), threads);
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost(address);
        connector.setPort(port);
        server.addConnector(bounded(connector.build(server, environment.metrics(), "local", threads)));
        environment.getApplicationContext().setContextPath("/");
        Handler pages = createAppServlet(
                server,
                environment.jersey(),
                environment.getObjectMapper(),
                environment.getValidator(),
                environment.getApplicationContext(),
                environment.getJerseyServletContainer(),
                environment.metrics());
        server.setHandler(new BodyGate(pages, MAX_BODY, request -> String.valueOf(Request.getRemoteAddr(request))));
        return server;
    }

    /** Else the system keeps megabytes for each reader that stalls, and it takes as long to notice. */
    private static Connector bounded(Connector connector) {
        if (connector instanceof ServerConnector sockets) {
            sockets.setAcceptedSendBufferSize(SEND_BUFFER);
        }
        return connector;
    }

    @Override
    public void configure(Environment environment) {}
}
