package io.tokenspeed.gateway;

import io.tokenspeed.collector.Counts;
import io.tokenspeed.collector.RequestQueue;
import io.tokenspeed.gateway.config.GatewayListen;
import io.tokenspeed.gateway.config.GatewaySettings;
import io.tokenspeed.gateway.door.DoorCheck;
import io.tokenspeed.gateway.exchange.BufferBudget;
import io.tokenspeed.gateway.exchange.GatewayHealth;
import io.tokenspeed.gateway.exchange.Loop;
import io.tokenspeed.gateway.exchange.Shared;
import io.tokenspeed.gateway.log.ExchangeLog;
import io.tokenspeed.gateway.metrics.GatewayMetrics;
import io.tokenspeed.gateway.metrics.MetricsServer;
import io.tokenspeed.gateway.record.Rows;
import io.tokenspeed.gateway.route.Router;
import io.tokenspeed.model.storage.GatewayPairs;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.server.log.RequestIds;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running gateway. */
public final class GatewayApplication implements AutoCloseable {
    private static final int WAITING_REQUESTS = 1 << 16;
    private static final Duration STORE_WITHIN = Duration.ofSeconds(10);
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);
    private static final int LEAST_LOOPS = 2;

    private final Vertx vertx;
    private final RequestQueue requests;
    private final GatewayHealth health;
    private final ExchangeLog log;
    private final GatewayMetrics metrics;
    private final MetricsServer admin;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();

    private GatewayApplication(
            Vertx vertx, RequestQueue requests, GatewayHealth health, ExchangeLog log, int adminPort) {
        this.vertx = vertx;
        this.requests = requests;
        this.health = health;
        this.log = log;
        this.metrics = new GatewayMetrics();
        this.admin = new MetricsServer(metrics, adminPort);
    }

    /**
     * Starts a gateway.
     *
     * @param sink where its requests are stored; the gateway closes it
     * @param log where the lines about requests go; the gateway closes it
     * @throws IOException if it cannot listen at its address
     */
    public static GatewayApplication start(GatewaySettings settings, RequestSink sink, ExchangeLog log, Clock clock)
            throws IOException, InterruptedException {
        // The resolver of the system follows its hosts file and its name service, as other programs of the machine do.
        System.setProperty("vertx.disableDnsResolver", "true");
        int count = Math.max(LEAST_LOOPS, Runtime.getRuntime().availableProcessors());
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(count)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        RequestQueue requests = new RequestQueue(sink, WAITING_REQUESTS, STORE_WITHIN);
        GatewayHealth health =
                new GatewayHealth(GatewayVersion.text(), settings.routes().upstreams());
        GatewayApplication gateway = new GatewayApplication(
                vertx, requests, health, log, settings.listen().adminPort());
        try {
            gateway.listen(settings, gateway.shared(settings, clock), count);
            return gateway;
        } catch (IOException refused) {
            gateway.close();
            throw refused;
        }
    }

    private Shared shared(GatewaySettings settings, Clock clock) {
        BufferBudget budget = new BufferBudget(settings.limits().totalBuffer());
        metrics.watch(health::open, budget::taken, requests::counts);
        Rows rows = new Rows(GatewayPairs.SESSION_PREFIX + RequestIds.next().substring(2));
        return new Shared(
                settings,
                new Router(),
                new DoorCheck(settings.browsers()),
                budget,
                new Books(rows, requests, metrics, log),
                clock);
    }

    private void listen(GatewaySettings settings, Shared shared, int count) throws IOException, InterruptedException {
        GatewayListen listen = settings.listen();
        await(
                vertx.deployVerticle(() -> loop(shared), new DeploymentOptions().setInstances(count)),
                listen.bind() + ":" + listen.port());
        await(vertx.deployVerticle(admin), "127.0.0.1:" + listen.adminPort());
    }

    private static void await(Future<String> listening, String address) throws IOException, InterruptedException {
        try {
            listening.toCompletionStage().toCompletableFuture().get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("Cannot listen at " + address + ": " + reason(failure) + ".", failure);
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private Loop loop(Shared shared) {
        Loop loop = new Loop(shared, health);
        loops.add(loop);
        return loop;
    }

    /** Returns the port that it listens at. */
    public int port() {
        return loops.get(0).port();
    }

    /** Returns the port of the metrics. */
    public int adminPort() {
        return admin.port();
    }

    /** Returns how many exchanges are open. */
    public int open() {
        return health.open();
    }

    /** Returns what became of the requests so far. */
    public Counts counts() {
        return requests.counts();
    }

    /** Waits until the requests so far are stored; false if that takes too long. */
    public boolean flush(Duration atMost) {
        return requests.flush(atMost);
    }

    /** Lets streams end for a while, cuts those that do not, and stores what was measured. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unclosed) {
            System.getLogger(GatewayApplication.class.getName())
                    .log(System.Logger.Level.WARNING, "The gateway did not end in order", unclosed);
        }
        requests.close();
        log.close();
    }
}
