package io.tokenspeed.hub;

import io.dropwizard.core.setup.Environment;
import io.tokenspeed.hub.config.HubLimits;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.device.HealthRoute;
import io.tokenspeed.hub.device.HubRoute;
import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.http.Route;
import io.tokenspeed.hub.http.SourceLimit;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.model.hub.HubStorage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** A running hub. Closing it stops the server; the storage is its owner's to close. */
public final class HubApplication implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(HubApplication.class.getName());
    private static final int SOURCES = 100_000;

    private final Server server;

    private HubApplication(Server server) {
        this.server = server;
    }

    /**
     * Puts a hub together and starts it.
     *
     * @throws IOException if it cannot listen
     */
    public static HubApplication start(HubSettings settings, HubStorage storage, Clock clock) throws IOException {
        Environment environment = HubServer.environment();
        List<Route> routes = List.of(new HubRoute(storage.admin()), new HealthRoute(storage));
        ProtocolServlet protocol = new ProtocolServlet(
                routes,
                sourceLimit(settings.limits(), clock),
                settings.trustedProxies(),
                clock,
                (path, code, nanos) -> {});
        environment
                .servlets()
                .addServlet("protocol", protocol)
                .addMapping("/v1/hub", "/v1/health", "/v1/devices/*", "/v1/ingest/*");
        return listen(HubServer.of(settings, environment, clock));
    }

    private static SourceLimit sourceLimit(HubLimits limits, Clock clock) {
        return new SourceLimit(new TokenBuckets(limits.sourceBurst(), limits.sourcePerMinute(), SOURCES, clock));
    }

    private static HubApplication listen(Server server) throws IOException {
        HubApplication hub = new HubApplication(server);
        try {
            server.start();
            return hub;
        } catch (Exception failure) {
            hub.close();
            throw new IOException("The hub cannot start: " + failure.getMessage(), failure);
        }
    }

    /** The port of the API. */
    public int port() {
        return port("application");
    }

    /** The port of metrics and health. */
    public int adminPort() {
        return port("admin");
    }

    private int port(String name) {
        for (var connector : server.getConnectors()) {
            if (name.equals(connector.getName()) && connector instanceof NetworkConnector network) {
                return network.getLocalPort();
            }
        }
        throw new IllegalStateException("no connector is named " + name);
    }

    /** Waits until it is closed. */
    public void await() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            logger.log(System.Logger.Level.WARNING, "Cannot stop the server", failure);
        }
    }
}
