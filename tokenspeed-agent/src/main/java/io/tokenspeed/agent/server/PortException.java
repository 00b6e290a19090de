package io.tokenspeed.agent.server;

import java.io.IOException;

/** The server cannot listen on a port. The message is one sentence with the next step. */
public final class PortException extends IOException {
    private static final long serialVersionUID = 1L;

    PortException(int port, boolean taken, Exception cause) {
        super(
                taken
                        ? "Port " + port
                                + " is taken; give another one with --port, or leave --port out to get a free one."
                        : "Cannot listen on port " + port + ": " + reason(cause) + "; give another one with --port.",
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
