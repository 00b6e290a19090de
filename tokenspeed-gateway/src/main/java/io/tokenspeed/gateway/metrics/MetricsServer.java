package io.tokenspeed.gateway.metrics;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** Answers {@code GET /metrics} on a port of its own, on this machine alone. */
public final class MetricsServer extends VerticleBase {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int NOT_FOUND = 404;

    private final GatewayMetrics metrics;
    private final int port;
    private HttpServer server;

    /** Creates the server; a port of 0 is any. */
    @SuppressWarnings("NullAway.Init") // set when the server starts
    public MetricsServer(GatewayMetrics metrics, int port) {
        this.metrics = metrics;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer().requestHandler(this::answer);
        return server.listen(port, LOOPBACK);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/metrics")) {
            request.response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(Buffer.buffer(metrics.text()));
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }

    /** Returns the port that it listens at. */
    public int port() {
        return server.actualPort();
    }
}
