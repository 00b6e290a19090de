package io.tokenspeed.gateway.exchange;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The connections of clients on one event loop. Those that do nothing are closed. */
final class ClientConnections {
    private static final long FIRST_HEAD = Duration.ofSeconds(15).toNanos();
    private static final long KEEP_ALIVE = Duration.ofSeconds(75).toNanos();

    private final IdentityHashMap<HttpConnection, Idleness> connections = new IdentityHashMap<>();

    /** Since when a connection does nothing, as an instant of the monotonic clock, and how long it may. */
    private record Idleness(boolean idle, long since, long most) {}

    void opened(HttpConnection connection) {
        connections.put(connection, new Idleness(true, System.nanoTime(), FIRST_HEAD));
        connection.closeHandler(closed -> connections.remove(connection));
        connection.exceptionHandler(broken -> {});
    }

    void began(HttpConnection connection) {
        connections.replace(connection, new Idleness(false, 0, 0));
    }

    void ended(HttpConnection connection) {
        connections.replace(connection, new Idleness(true, System.nanoTime(), KEEP_ALIVE));
    }

    void closeIdle(long now) {
        List<HttpConnection> over = new ArrayList<>();
        connections.forEach((connection, state) -> {
            if (state.idle && now - state.since > state.most) {
                over.add(connection);
            }
        });
        over.forEach(HttpConnection::close);
    }
}
