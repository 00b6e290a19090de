package io.tokenspeed.hub;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tokenspeed.hub.access.MetricsFilter;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.hub.database.SharedStores;
import io.tokenspeed.hub.health.AliveServlet;
import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.metrics.HubGauges;
import io.tokenspeed.hub.metrics.HubMetrics;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.assembly.HttpServerBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A running hub. Closing it stops the server, but leaves the storage to the caller to close. */
public final class HubApplication implements AutoCloseable {
    private final HttpServer server;
    private final HubParts parts;
    private final CountDownLatch closed = new CountDownLatch(1);

    private HubApplication(HttpServer server, HubParts parts) {
        this.server = server;
        this.parts = parts;
    }

    /** Starts a hub on the databases that its settings name, which the caller closes. */
    public static HubApplication start(HubSettings settings, OpenDatabase database, Clock clock) throws IOException {
        return start(settings, database.storage(), database.shared(), clock);
    }

    /** Starts a hub that keeps nonces and budgets in its database, too. */
    public static HubApplication start(HubSettings settings, HubStorage storage, Clock clock) throws IOException {
        return start(settings, storage, SharedStores.of(storage), clock);
    }

    /** Starts a hub whose nonces and budgets may be outside its database. */
    public static HubApplication start(HubSettings settings, HubStorage storage, SharedStores shared, Clock clock)
            throws IOException {
        HttpServerBuilder server =
                HubServer.of(settings, clock).adminPort(settings.listen().adminPort());
        PrometheusRegistry registry = new PrometheusRegistry();
        HubMetrics metrics = new HubMetrics(registry);
        HubParts parts = new HubParts(settings, storage, shared, metrics, clock);
        ProtocolServlet protocol =
                new ProtocolServlet(parts.routes(), parts.sources(), settings.trustedProxies(), clock, metrics);
        server.servlet("protocol", protocol, "/v1/*");
        new HubPages(server, settings, clock)
                .management(storage.admin(), parts.devices())
                .dashboard(storage);
        gauges(new HubGauges(registry, storage), shared, parts);
        DropwizardExports.builder().dropwizardRegistry(server.metrics()).register(registry);
        server.adminFilter("metrics", new MetricsFilter(), "/*")
                .adminServlet("prometheus", new PrometheusMetricsServlet(registry), "/metrics")
                .adminServlet("alive", new AliveServlet(), "/alive");
        parts.health().addTo(server.healthChecks());
        return listen(settings, server.build(), parts);
    }

    private static void gauges(HubGauges gauges, SharedStores shared, HubParts parts) {
        gauges.devices();
        gauges.nonces(shared.nonces());
        gauges.dataKey(parts.vault());
        gauges.queue(parts.writer());
        gauges.drift(parts.maintenance().drift());
    }

    private static HubApplication listen(HubSettings settings, HttpServer server, HubParts parts) throws IOException {
        HubApplication hub = new HubApplication(server, parts);
        try {
            server.start();
            parts.maintenance().start();
            return hub;
        } catch (Exception failure) {
            hub.close();
            throw new IOException(new BindFailure(settings).sentence(failure), failure);
        }
    }

    /** The parts of the hub besides its server. */
    public HubParts parts() {
        return parts;
    }

    /** The port of the API. */
    public int port() {
        return server.port();
    }

    /** The port of metrics and health. */
    public int adminPort() {
        return server.adminPort();
    }

    /** Waits until the hub is closed. The server's own way to wait may miss its end. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Closes the hub. A second caller waits until the first one has closed it. */
    @Override
    public synchronized void close() {
        server.close();
        parts.close();
        closed.countDown();
    }
}
