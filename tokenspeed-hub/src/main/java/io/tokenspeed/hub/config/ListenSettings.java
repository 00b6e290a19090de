package io.tokenspeed.hub.config;

import io.tokenspeed.server.settings.Values;

/**
 * Where the hub listens.
 *
 * @param bind the address of the API
 * @param port the port of the API; 0 for any
 * @param adminPort the port of metrics and health on this machine; 0 for any
 */
public record ListenSettings(String bind, int port, int adminPort) {
    private static final int PORT = 3476;
    private static final int ADMIN_PORT = 3477;
    private static final int MAX_PORT = 65_535;

    static ListenSettings of(Values values) {
        return new ListenSettings(
                values.text("bind").orElse("127.0.0.1"),
                values.number("port", PORT, 0, MAX_PORT),
                values.number("adminPort", ADMIN_PORT, 0, MAX_PORT));
    }
}
