package io.tokenspeed.sources.json;

/** A record that is not JSON. Thrown for every damaged line, so it carries no stack trace and no content. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public MalformedJsonException(String message) {
        super(message, null, false, false);
    }
}
