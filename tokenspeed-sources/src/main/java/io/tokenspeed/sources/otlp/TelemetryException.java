package io.tokenspeed.sources.otlp;

/** A record that makes no sense. The message is one sentence that names the attribute and none of its content. */
public final class TelemetryException extends Exception {
    private static final long serialVersionUID = 1L;

    TelemetryException(String message) {
        super(message);
    }
}
