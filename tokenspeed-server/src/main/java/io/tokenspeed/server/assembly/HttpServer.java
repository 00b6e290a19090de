package io.tokenspeed.server.assembly;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/**
 * An HTTP server that was assembled and can be started once.
 *
 * <pre>{@code
 * HttpServer server = HttpServer.builder("example")
 *         .listen("127.0.0.1", 3456)
 *         .filter("access", new AccessFilter(policy), "/*")
 *         .resources("api", "/api/*", components)
 *         .servlet("site", new SiteServlet(), "/*")
 *         .build();
 * server.start();
 * }</pre>
 */
public final class HttpServer implements AutoCloseable {
    private static final System.Logger logger = System.getLogger(HttpServer.class.getName());

    private final Server server;
    private final CountDownLatch closed = new CountDownLatch(1);

    HttpServer(Server server) {
        this.server = server;
    }

    /**
     * Begins to build a server.
     *
     * @param name the server's name in logs and metrics
     */
    public static HttpServerBuilder builder(String name) {
        return new HttpServerBuilder(name);
    }

    /**
     * Starts listening. A server that cannot start is closed.
     *
     * @throws IOException if the server cannot start; {@link ListenFailure} finds out whether an address is the reason
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (Exception failure) {
            close();
            throw failure instanceof IOException known ? known : new IOException(failure.getMessage(), failure);
        }
    }

    /** The port for users. */
    public int port() {
        return port(ServerAssembly.APPLICATION);
    }

    /** The port for operators. */
    public int adminPort() {
        return port(ServerAssembly.ADMIN);
    }

    private int port(String name) {
        for (var connector : server.getConnectors()) {
            if (name.equals(connector.getName()) && connector instanceof NetworkConnector network) {
                return network.getLocalPort();
            }
        }
        throw new IllegalStateException("no connector is named " + name);
    }

    /** Waits until the server is closed. Jetty's own way to wait may miss the end of its server. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Stops listening, waits for answers under way for the time that the builder set, and ends all threads. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            logger.log(System.Logger.Level.WARNING, "Cannot stop the server", failure);
        }
        closed.countDown();
    }
}
