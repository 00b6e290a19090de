package io.tokenspeed.agent.server;

import io.tokenspeed.agent.otlp.OtlpSetting;
import java.io.IOException;

/** The server cannot listen on a port. The message is one sentence with the next step. */
public final class PortException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final String ANOTHER = "give another one with --port.";
    private static final String ANY = "give another one with --port, or leave --port out to get a free one.";
    private static final String FIXED = "tools send telemetry (" + OtlpSetting.RECEIVE
            + "=1) to this port, so end what uses it, or set " + ServeSettings.PORT
            + " to another one and run \"tokenspeed integrate AGENT --otel\" for each tool again.";

    /**
     * @param receiving whether tools send telemetry, which they do to one port only
     */
    PortException(int port, boolean taken, boolean receiving, Exception cause) {
        super(
                (taken ? "Port " + port + " is taken; " : "Cannot listen on port " + port + ": " + reason(cause) + "; ")
                        + (receiving ? FIXED : taken ? ANY : ANOTHER),
                cause);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
