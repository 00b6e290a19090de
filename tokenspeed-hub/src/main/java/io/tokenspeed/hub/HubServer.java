package io.tokenspeed.hub;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.tokenspeed.dashboard.body.BodyGate;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.http.FrontHandler;
import io.tokenspeed.hub.http.ServerErrors;
import io.tokenspeed.hub.http.SourceAddress;
import io.tokenspeed.model.wire.Limits;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;

/** Makes the HTTP server that the hub's parts are put into. Its configuration is code; what an operator decides is in the settings. */
final class HubServer {
    /** They warn of what is meant. Held here, because the logging system forgets loggers nobody refers to. */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.glassfish.jersey"), Logger.getLogger("org.hibernate"));

    private static final int MAX_THREADS = 320;
    private static final int MIN_THREADS = 8;

    private HubServer() {}

    /** An environment to put parts into. */
    static Environment environment() {
        CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
        return new Environment(
                "tokenspeed-hub",
                Jackson.newMinimalObjectMapper(),
                Validators.newValidatorFactory(),
                new MetricRegistry(),
                HubServer.class.getClassLoader(),
                new HealthCheckRegistry(),
                new Configuration());
    }

    /** The server of an environment that has all its parts, not started yet. */
    static Server of(HubSettings settings, Environment environment, Clock clock) {
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setMaxThreads(MAX_THREADS);
        factory.setMinThreads(MIN_THREADS);
        factory.setAdminMinThreads(1);
        factory.setRegisterDefaultExceptionMappers(false);
        factory.setEnableThreadNameFilter(false);
        factory.getGzipFilterFactory().setEnabled(false);
        factory.setRequestLogFactory(new NoRequestLog());
        factory.setShutdownGracePeriod(Duration.seconds(5));
        factory.setApplicationConnectors(
                List.of(connector(settings.listen().bind(), settings.listen().port())));
        factory.setAdminConnectors(
                List.of(connector("127.0.0.1", settings.listen().adminPort())));
        ServerErrors errors = new ServerErrors(clock);
        environment.getApplicationContext().setErrorHandler(errors);
        Server server = factory.build(environment);
        server.setErrorHandler(errors);
        SourceAddress addresses = new SourceAddress(settings.trustedProxies());
        BodyGate bodies = new BodyGate(server.getHandler(), Limits.BODY_BYTES, addresses::limited);
        server.setHandler(new FrontHandler(bodies, clock));
        return server;
    }

    private static HttpConnectorFactory connector(String address, int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(Duration.seconds(30));
        connector.setMaxRequestHeaderSize(DataSize.kibibytes(8));
        connector.setUriCompliance(FrontHandler.PATHS);
        return connector;
    }
}
