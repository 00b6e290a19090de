package io.tokenspeed.gateway.config;

import io.tokenspeed.server.settings.Values;

/**
 * Where a gateway listens, and what it writes about requests.
 *
 * @param bind the address of the gateway
 * @param port its port; 0 for any
 * @param adminPort the port of metrics on this machine; 0 for any
 * @param logFormat {@code text}, {@code json} or {@code none}
 */
public record GatewayListen(String bind, int port, int adminPort, String logFormat) {
    private static final int PORT = 3478;
    private static final int ADMIN_PORT = 3479;
    private static final int MAX_PORT = 65_535;

    static GatewayListen of(Values values) {
        return new GatewayListen(
                values.text("bind").orElse("127.0.0.1"),
                values.number("port", PORT, 0, MAX_PORT),
                values.number("adminPort", ADMIN_PORT, 0, MAX_PORT),
                values.choice("logFormat", "text", "json", "none"));
    }
}
