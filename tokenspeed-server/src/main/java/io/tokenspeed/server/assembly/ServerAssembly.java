package io.tokenspeed.server.assembly;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.tokenspeed.server.body.BodyGate;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Puts a server together from its options and an environment that has all its parts. */
final class ServerAssembly extends DefaultServerFactory {
    /** The name of the connector for users. */
    static final String APPLICATION = "application";

    /** The name of the connector for operators. */
    static final String ADMIN = "admin";

    private static final String THIS_MACHINE = "127.0.0.1";

    private final ServerOptions options;

    ServerAssembly(ServerOptions options) {
        this.options = options;
        setMaxThreads(options.maxThreads);
        setMinThreads(options.minThreads);
        setRegisterDefaultExceptionMappers(false);
        setEnableThreadNameFilter(false);
        getGzipFilterFactory().setEnabled(false);
        setRequestLogFactory(new NoRequestLog());
        if (options.shutdownGrace != null) {
            setShutdownGracePeriod(Duration.milliseconds(options.shutdownGrace.toMillis()));
        }
    }

    @Override
    public Server build(Environment environment) {
        Server server;
        if (options.adminPort == null) {
            server = withoutAdmin(environment);
        } else {
            setApplicationConnectors(List.of(connector(options.address, options.port)));
            setAdminMinThreads(1);
            setAdminConnectors(List.of(connector(THIS_MACHINE, options.adminPort)));
            server = super.build(environment);
        }
        if (options.errors != null) {
            environment.getApplicationContext().setErrorHandler(options.errors);
            server.setErrorHandler(options.errors);
        }
        bound(server);
        server.setHandler(options.front.apply(
                new BodyGate(server.getHandler(), options.bodyBytes, options.largeBodies, options.bodySource)));
        return server;
    }

    /** Saves the time that the context and threads of the port for operators would take to start. */
    private Server withoutAdmin(Environment environment) {
        ThreadPool threads = createThreadPool(environment.metrics());
        Server server = buildServer(environment.lifecycle(), threads);
        server.addConnector(
                connector(options.address, options.port).build(server, environment.metrics(), APPLICATION, threads));
        server.setHandler(createAppServlet(
                server,
                environment.jersey(),
                environment.getObjectMapper(),
                environment.getValidator(),
                environment.getApplicationContext(),
                environment.getJerseyServletContainer(),
                environment.metrics()));
        return server;
    }

    private HttpConnectorFactory connector(String address, int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(Duration.seconds(30));
        connector.setMaxRequestHeaderSize(DataSize.kibibytes(8));
        if (options.paths != null) {
            connector.setUriCompliance(options.paths);
        }
        return connector;
    }

    /**
     * Bounds send buffers: else the system keeps megabytes for each client that stops reading, and notices late that it
     * stopped.
     */
    private void bound(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (options.sendBuffer != null && connector instanceof ServerConnector sockets) {
                sockets.setAcceptedSendBufferSize(options.sendBuffer);
            }
        }
    }
}
