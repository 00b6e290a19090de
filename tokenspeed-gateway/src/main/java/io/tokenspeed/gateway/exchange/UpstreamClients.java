package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The HTTP clients of one event loop, one for each upstream, so that both sides of a stream are on one thread. */
final class UpstreamClients {
    /** A little less than the 60 s after which many servers close a connection, so that they seldom do it first. */
    private static final int KEEP_ALIVE_SECONDS = 55;

    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_HEAD = 64 << 10;

    private final Vertx vertx;
    private final Map<String, HttpClientAgent> clients = new HashMap<>();
    /** Connections that have not carried a request yet. */
    private final Set<HttpConnection> unused = Collections.newSetFromMap(new IdentityHashMap<>());

    UpstreamClients(Vertx vertx, List<Upstream> upstreams) {
        this.vertx = vertx;
        upstreams.forEach(upstream -> clients.put(upstream.name(), client(upstream)));
    }

    private HttpClientAgent client(Upstream upstream) {
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(upstream.isSecure())
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MOST_HEAD)
                .setMaxInitialLineLength(MOST_HEAD)
                .setConnectTimeout((int) upstream.patience().connect().toMillis())
                .setProtocolVersion(HttpVersion.HTTP_1_1);
        if (upstream.options().http2() && upstream.isSecure()) {
            options.setProtocolVersion(HttpVersion.HTTP_2).setUseAlpn(true);
        }
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
                .withConnectHandler(this::connected)
                .build();
    }

    private void connected(HttpConnection connection) {
        unused.add(connection);
        connection.closeHandler(closed -> unused.remove(connection));
        // What breaks is told to the request, too; without a handler it would be logged as well.
        connection.exceptionHandler(broken -> {});
    }

    HttpClientAgent of(Upstream upstream) {
        HttpClientAgent client = clients.get(upstream.name());
        if (client == null) {
            throw new IllegalArgumentException("not an upstream of this gateway: " + upstream.name());
        }
        return client;
    }

    /** Whether a connection carried a request before; from now on it does. */
    boolean isReused(HttpConnection connection) {
        return !unused.remove(connection);
    }
}
