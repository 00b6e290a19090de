package io.tokenspeed.server.assembly;

import jakarta.servlet.Servlet;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.message.GZipEncoder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.filter.EncodingFilter;
import org.glassfish.jersey.servlet.ServletContainer;

/** Makes servlets of JAX-RS components. */
final class Resources {
    private Resources() {}

    /**
     * Returns a servlet of these components alone: Jersey adds nothing from the class path and publishes no
     * description. Answers are compressed for clients that accept it.
     */
    static Servlet servlet(List<?> components) {
        ResourceConfig config = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        EncodingFilter.enableFor(config, GZipEncoder.class);
        // Jersey replaces the servlet's header with a lone one of its own, so both names are said here.
        config.register((ContainerResponseFilter)
                (request, response) -> response.getHeaders().add(HttpHeaders.VARY, "Origin"));
        components.forEach(config::register);
        return new ServletContainer(config);
    }
}
