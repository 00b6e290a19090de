package io.tokenspeed.agent.integrate;

/**
 * Where coding agents send their telemetry to.
 *
 * @param port the port of the local server
 * @param token the token that only feeds data
 */
public record TelemetryTarget(int port, String token) {
    /** The header with the token. It has no blanks, which agents read differently. */
    static final String HEADER = "X-TS-Token";

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String logs() {
        return url() + "/v1/logs";
    }
}
