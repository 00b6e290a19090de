package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.GatewaySettings;
import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.record.AttemptEnding;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One event loop of the gateway: a share of the clients' connections, with everything behind them. */
public final class Loop extends VerticleBase {
    private static final int MOST_HEAD = 32 << 10;
    private static final long TICK_MILLIS = 250;

    private final Shared shared;
    private final GatewayHealth health;
    private final Set<Exchange> exchanges = new HashSet<>();
    private final UsageRefusals usageRefusals = new UsageRefusals();
    private final ClientConnections connections = new ClientConnections();
    private UpstreamClients clients;
    private HttpServer server;

    /** Creates a loop; {@code health} is that of all loops. */
    @SuppressWarnings("NullAway.Init") // set when the loop starts
    public Loop(Shared shared, GatewayHealth health) {
        this.shared = shared;
        this.health = health;
    }

    @Override
    public Future<?> start() {
        GatewaySettings settings = shared.settings();
        clients = new UpstreamClients(vertx, settings.routes().upstreams());
        server = vertx.createHttpServer(new HttpServerOptions()
                .setMaxHeaderSize(MOST_HEAD)
                .setMaxInitialLineLength(MOST_HEAD)
                .setHandle100ContinueAutomatically(true)
                .setCompressionSupported(false));
        server.connectionHandler(connections::opened);
        server.requestHandler(this::take);
        context.exceptionHandler(health::failed);
        vertx.setPeriodic(TICK_MILLIS, tick -> tick());
        // All loops share a free port under a negative number.
        return server.listen(
                settings.listen().port() == 0 ? -1 : settings.listen().port(),
                settings.listen().bind());
    }

    /** Returns the port that the loop listens at. */
    public int port() {
        return server.actualPort();
    }

    private void take(HttpServerRequest request) {
        connections.began(request.connection());
        Exchange exchange = new Exchange(this, request);
        exchanges.add(exchange);
        health.began();
        exchange.begin();
    }

    /** An exchange has ended. */
    void ended(Exchange exchange, HttpConnection connection) {
        if (exchanges.remove(exchange)) {
            health.ended();
            connections.ended(connection);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        List.copyOf(exchanges).forEach(exchange -> exchange.tick(now));
        connections.closeIdle(now);
    }

    Shared shared() {
        return shared;
    }

    UpstreamClients clients() {
        return clients;
    }

    UsageRefusals usageRefusals() {
        return usageRefusals;
    }

    /** Notes what became of an attempt, for the health of its upstream. */
    void noted(Upstream upstream, AttemptEnding ending) {
        health.noted(upstream, ending);
    }

    String health() {
        return health.json();
    }

    /** Takes no new connections, and lets streams end for a while before it cuts them. */
    @Override
    public Future<?> stop() {
        return server.shutdown(Duration.ofSeconds(30))
                .onComplete(closed -> List.copyOf(exchanges).forEach(Exchange::shutDown));
    }
}
