package io.tokenspeed.hub.key;

/** The hub's keys cannot be used. The message is one sentence that names the file and the next step. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyFileException(String message) {
        super(message);
    }
}
