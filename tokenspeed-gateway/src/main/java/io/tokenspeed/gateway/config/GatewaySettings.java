package io.tokenspeed.gateway.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.settings.ConfigException;
import io.tokenspeed.server.settings.IpAddress;
import io.tokenspeed.server.settings.Values;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * All settings of a gateway. Secrets among them do not show themselves in text.
 *
 * @param listen where it listens, and what it writes about requests
 * @param routes who answers
 * @param limits what it holds in memory at most
 * @param browsers which web pages may use it
 */
public record GatewaySettings(GatewayListen listen, ModelRoutes routes, GatewayLimits limits, BrowserAccess browsers) {
    /** The variable that names the settings file. */
    public static final String FILE = "TS_GATEWAY_CONFIG";

    /**
     * Which web pages may use a gateway. Programs that are no browsers send no origin.
     *
     * @param origins the origins of pages
     * @param hosts the names of the gateway besides those of this machine
     */
    public record BrowserAccess(Set<String> origins, Set<String> hosts) {
        /** Where the website of the local server is. */
        private static final Set<String> LOCAL_WEBSITE = Set.of("http://127.0.0.1:3456", "http://localhost:3456");

        public BrowserAccess {
            origins = Set.copyOf(origins);
            hosts = Set.copyOf(hosts);
        }

        static BrowserAccess of(Values values) {
            Set<String> origins = values.origins("cors.origins");
            return new BrowserAccess(origins.isEmpty() ? LOCAL_WEBSITE : origins, values.names("hosts"));
        }
    }

    /**
     * Reads the settings from the environment and from the file that it names.
     *
     * @throws ConfigException if a setting is wrong or unknown, or the file cannot be read
     */
    public static GatewaySettings of(Environment environment) {
        Values values = Values.of(environment, "TS_GATEWAY_", FILE, Set.of());
        List<Upstream> configured = new Upstreams(values, environment).configured();
        GatewaySettings settings = new GatewaySettings(
                GatewayListen.of(values),
                ModelRoutes.of(values, configured.isEmpty() ? Upstreams.usual() : configured),
                GatewayLimits.of(values),
                BrowserAccess.of(values));
        values.refuseUnknown();
        settings.refuseOpenToOthers();
        return settings;
    }

    /** Nobody has to show who they are, so only programs of this machine may connect. */
    private void refuseOpenToOthers() {
        String bind = listen.bind();
        boolean local = bind.equals("localhost")
                || IpAddress.of(bind).filter(InetAddress::isLoopbackAddress).isPresent();
        if (!local) {
            throw new ConfigException("bind is \"" + bind + "\", but must be an address of this machine alone:"
                    + " 127.0.0.1, ::1 or localhost.");
        }
    }
}
