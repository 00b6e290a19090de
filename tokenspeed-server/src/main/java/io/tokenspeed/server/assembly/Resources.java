package io.tokenspeed.server.assembly;

import jakarta.servlet.Servlet;
import java.util.List;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/** Makes servlets of JAX-RS components. */
final class Resources {
    private Resources() {}

    /**
     * Returns a servlet of these components alone: Jersey adds nothing from the class path and publishes no
     * description.
     */
    static Servlet servlet(List<?> components) {
        ResourceConfig config = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        components.forEach(config::register);
        return new ServletContainer(config);
    }
}
