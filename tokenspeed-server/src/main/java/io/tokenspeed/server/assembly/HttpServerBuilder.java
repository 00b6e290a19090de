package io.tokenspeed.server.assembly;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.tokenspeed.server.body.LargeBodies;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRegistration;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * Options and parts of a server. Its configuration is code, because reading a file and starting a logging system would take
 * half of the time that a start may take.
 */
public final class HttpServerBuilder {
    /**
     * Loggers that warn of what is intended. Held here, because the logging system forgets loggers without references.
     */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.glassfish.jersey"), Logger.getLogger("org.hibernate"));

    private final Environment environment;
    private final ServerOptions options = new ServerOptions();

    HttpServerBuilder(String name) {
        CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
        environment = new Environment(
                name,
                Jackson.newMinimalObjectMapper(),
                Validators.newValidatorFactory(),
                new MetricRegistry(),
                HttpServerBuilder.class.getClassLoader(),
                new HealthCheckRegistry(),
                new Configuration());
        environment.jersey().disable();
        environment.getApplicationContext().setContextPath("/");
    }

    /** Sets where the server listens; port 0 means any free port. Default: {@code 127.0.0.1} and a free port. */
    public HttpServerBuilder listen(String address, int port) {
        options.address = address;
        options.port = port;
        return this;
    }

    /**
     * Sets a second port for operators, on this machine only, with {@code /healthcheck}; 0 means any free port.
     * Default: none.
     */
    public HttpServerBuilder adminPort(int port) {
        options.adminPort = port;
        return this;
    }

    /** Sets how many threads answer requests. Default: 4 to 32. */
    public HttpServerBuilder threads(int least, int most) {
        options.minThreads = least;
        options.maxThreads = most;
        return this;
    }

    /**
     * Sets the longest body of a request in bytes, and the source that a body under way counts for. Default: 64 KiB,
     * counted by IP address.
     */
    public HttpServerBuilder bodies(int mostBytes, Function<Request, String> source) {
        options.bodyBytes = mostBytes;
        options.bodySource = source;
        return this;
    }

    /** Sets the paths that take longer bodies than all others, also without a length. Default: none. */
    public HttpServerBuilder largeBodies(LargeBodies large) {
        options.largeBodies = large;
        return this;
    }

    /** Sets how many bytes the system may buffer for a client that stops reading. Default: as the system decides. */
    public HttpServerBuilder sendBuffer(int bytes) {
        options.sendBuffer = bytes;
        return this;
    }

    /** Sets which unusual paths are handed on. Default: as Jetty decides. */
    public HttpServerBuilder paths(UriCompliance compliance) {
        options.paths = compliance;
        return this;
    }

    /** Sets how long closing waits for answers under way. Default: up to Jetty's stop timeout of 30 seconds. */
    public HttpServerBuilder shutdownGrace(Duration grace) {
        options.shutdownGrace = grace;
        return this;
    }

    /** Sets the writer of answers to requests that Jetty itself refuses. Default: Jetty's pages. */
    public HttpServerBuilder errors(ErrorHandler errors) {
        options.errors = errors;
        return this;
    }

    /** Sets a handler before all others, even before bodies are read. Default: none. */
    public HttpServerBuilder front(UnaryOperator<Handler> front) {
        options.front = front;
        return this;
    }

    /** Adds a filter that runs after the filters added before. */
    public HttpServerBuilder filter(String name, Filter filter, String... paths) {
        FilterRegistration.Dynamic added = environment.servlets().addFilter(name, filter);
        added.setAsyncSupported(true);
        added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, paths);
        return this;
    }

    /** Adds a servlet, which may answer asynchronously. */
    public HttpServerBuilder servlet(String name, Servlet servlet, String path) {
        ServletRegistration.Dynamic added = environment.servlets().addServlet(name, servlet);
        added.setAsyncSupported(true);
        added.addMapping(path);
        return this;
    }

    /** Adds a servlet of these JAX-RS components at a path that ends with {@code /*}. */
    public HttpServerBuilder resources(String name, String path, List<?> components) {
        return servlet(name, Resources.servlet(components), path);
    }

    /** Adds a filter to the port for operators. */
    public HttpServerBuilder adminFilter(String name, Filter filter, String path) {
        environment
                .admin()
                .addFilter(name, filter)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, path);
        return this;
    }

    /** Adds a servlet to the port for operators. */
    public HttpServerBuilder adminServlet(String name, Servlet servlet, String path) {
        environment.admin().addServlet(name, servlet).addMapping(path);
        return this;
    }

    /** The registry of the server's own metrics. */
    public MetricRegistry metrics() {
        return environment.metrics();
    }

    /** The checks that {@code /healthcheck} at the port for operators runs. */
    public HealthCheckRegistry healthChecks() {
        return environment.healthChecks();
    }

    /** Returns the server, which is not started yet. */
    public HttpServer build() {
        return new HttpServer(new ServerAssembly(options).build(environment));
    }
}
