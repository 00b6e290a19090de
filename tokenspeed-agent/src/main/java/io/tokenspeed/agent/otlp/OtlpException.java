package io.tokenspeed.agent.otlp;

import java.io.IOException;

/** A body that cannot be taken. The message is one sentence for whoever sent it. */
final class OtlpException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Creates an exception.
     *
     * @param status the HTTP status of the answer
     */
    OtlpException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
