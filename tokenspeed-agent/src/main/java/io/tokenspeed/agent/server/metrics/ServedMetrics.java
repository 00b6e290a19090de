package io.tokenspeed.agent.server.metrics;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.resource.MetricsResource;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.server.access.AccessPolicy;
import io.tokenspeed.server.access.TokenFilter;
import io.tokenspeed.server.assembly.HttpServerBuilder;
import io.tokenspeed.server.rate.RateFilter;
import io.tokenspeed.server.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The metrics of a server: their windows and history for the API, and counters for Prometheus. All of them need the
 * token or a session, on this machine, too, because they name users and spaces.
 */
public final class ServedMetrics implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(ServedMetrics.class.getName());
    private static final String[] PATHS = {"/api/metrics/*", "/metrics"};
    private static final int PER_MINUTE = 60;
    private static final long FOLLOW_MILLIS = 250;
    private static final long PATIENCE_SECONDS = 5;

    private final StoredMetrics stored;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestMeters meters = new RequestMeters(registry);
    private final Clock clock;
    private final ScheduledExecutorService following =
            Executors.newSingleThreadScheduledExecutor(ServedMetrics::thread);

    /** Reads nothing before {@link #start}. */
    public ServedMetrics(RequestTable requests, DashboardReader reader, Clock clock) {
        this.stored = new StoredMetrics(requests, reader.usage(), reader.arrivals(), clock);
        this.clock = clock;
    }

    /** Begins to fill the windows, in the background. */
    public void start() {
        Object unused = following.scheduleWithFixedDelay(this::catchUp, 0, FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Fills the windows anew soon, because an import may have changed older requests. */
    public void refill() {
        stored.refill();
    }

    /** Counts an attempt that finished while the process runs. Called by one thread. */
    public void count(StoredRequest request) {
        meters.count(request);
    }

    /** Shows alerts to Prometheus, too. */
    public void watch(AlertControl alerts) {
        AlertMeters.register(registry, alerts);
    }

    /** Returns the part of the API. */
    public Object resource(ServerFacts facts) {
        return new MetricsResource(stored, facts, clock);
    }

    /** Adds the door of the metrics, and the page for Prometheus. */
    public HttpServerBuilder addTo(HttpServerBuilder server, AccessPolicy policy, Sessions sessions) {
        return server.filter("metrics-token", new TokenFilter(policy.guardingReads(), sessions), PATHS)
                .filter("metrics-rate", new RateFilter(PER_MINUTE, request -> caller(request, sessions), clock), PATHS)
                .servlet("prometheus", new PrometheusMetricsServlet(registry), "/metrics");
    }

    /** There is one token, so whoever presents it is one caller. */
    private static String caller(HttpServletRequest request, Sessions sessions) {
        return request.getHeader("Authorization") == null
                ? sessions.name(request).orElse("")
                : "token";
    }

    /** Logs a failure instead of throwing it, because a timer drops a task that throws. */
    private void catchUp() {
        try {
            stored.catchUp();
        } catch (RuntimeException failure) {
            logger.log(System.Logger.Level.DEBUG, "Cannot read the requests for metrics", failure);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tokenspeed-metrics");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        following.shutdownNow();
        try {
            if (!following.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                logger.log(System.Logger.Level.DEBUG, "The reading of requests for metrics does not end");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
