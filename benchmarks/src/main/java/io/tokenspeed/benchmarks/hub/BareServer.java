package io.tokenspeed.benchmarks.hub;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.RequestLogFactory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;

/** The hub's HTTP server alone, with a servlet that reads the body and answers as long a text as a hub. */
public final class BareServer {
    private static final int MAX_THREADS = 320;
    private static final int MIN_THREADS = 8;

    private BareServer() {}

    public static void main(String[] arguments) throws Exception {
        Environment environment = new Environment(
                "bare",
                Jackson.newMinimalObjectMapper(),
                Validators.newValidatorFactory(),
                new MetricRegistry(),
                BareServer.class.getClassLoader(),
                new HealthCheckRegistry(),
                new Configuration());
        environment.servlets().addServlet("read", new Reading()).addMapping("/v1/*");
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setMaxThreads(MAX_THREADS);
        factory.setMinThreads(MIN_THREADS);
        factory.setRegisterDefaultExceptionMappers(false);
        factory.setEnableThreadNameFilter(false);
        factory.getGzipFilterFactory().setEnabled(false);
        factory.setRequestLogFactory(new NoRequestLog());
        factory.setApplicationConnectors(List.of(connector()));
        factory.setAdminConnectors(List.of(connector()));
        Server server = factory.build(environment);
        server.start();
        int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
        System.out.println("The bare server is at http://127.0.0.1:" + port);
        server.join();
    }

    private static HttpConnectorFactory connector() {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(0);
        return connector;
    }

    private static final class Reading extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int length = request.getInputStream().readAllBytes().length;
            byte[] answer = ("{\"status\":\"ok\",\"payloadSha256\":\"" + "0".repeat(64)
                            + "\",\"replayed\":false,\"accepted\":1,\"duplicates\":0,\"rejected\":[],\"length\":"
                            + length
                            + ",\"hubEpoch\":\"e_1\",\"configVersion\":1,\"directives\":[]}")
                    .getBytes(StandardCharsets.US_ASCII);
            response.setContentType("application/json");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }

    /** Requests are not logged. */
    private static final class NoRequestLog implements RequestLogFactory<RequestLog> {
        @Override
        public boolean isEnabled() {
            return false;
        }

        @Override
        public RequestLog build(String name) {
            return (request, response) -> {};
        }
    }
}
