package io.tokenspeed.hub;

import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.device.HealthRoute;
import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.http.SourceLimit;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.server.assembly.HttpServerBuilder;
import io.tokenspeed.server.settings.ConfigException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * The website of a hub and the calls that read, alone: no device and nobody who manages finds a route here. It needs
 * neither key file nor journal.
 */
public final class HubDashboard {
    private static final int SOURCES = 10_000;

    private HubDashboard() {}

    /**
     * Starts the server, which the caller closes, as well as the storage.
     *
     * @throws ConfigException if no token is set and nothing is public, so that nobody could read
     */
    public static HttpServer start(HubSettings settings, HubStorage storage, Clock clock) throws IOException {
        if (settings.access().isClosed()) {
            throw new ConfigException(
                    "TS_HUB_READ_TOKEN must be set, because nobody can read the dashboard without it.");
        }
        HttpServerBuilder server =
                HubServer.of(settings, clock).servlet("protocol", protocol(settings, clock), "/v1/*");
        new HubPages(server, settings, clock).dashboard(storage);
        HttpServer built = server.build();
        try {
            built.start();
            return built;
        } catch (IOException failure) {
            throw new IOException(new BindFailure(settings).sentence(failure), failure);
        }
    }

    /** Answers the paths of devices as a hub answers unknown ones. */
    private static ProtocolServlet protocol(HubSettings settings, Clock clock) {
        SourceLimit sources = new SourceLimit(new TokenBuckets(
                settings.limits().source().burst(), settings.limits().source().perMinute(), SOURCES, clock));
        return new ProtocolServlet(
                List.of(HealthRoute.alive()), sources, settings.trustedProxies(), clock, (path, code, nanos) -> {});
    }
}
