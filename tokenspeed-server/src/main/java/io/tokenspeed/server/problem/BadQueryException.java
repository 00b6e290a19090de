package io.tokenspeed.server.problem;

import java.util.List;

/** A request with a wrong parameter or member. The message is one sentence that names it. */
public final class BadQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient List<String> allowed;

    public BadQueryException(String message, String field, List<String> allowed) {
        super(message);
        this.field = field;
        this.allowed = List.copyOf(allowed);
    }

    /** The name of the wrong parameter or member. */
    public String field() {
        return field;
    }

    /** The allowed values; empty where they cannot be listed. */
    public List<String> allowed() {
        return allowed == null ? List.of() : allowed;
    }

    /** The problem document for the client, with status 400. */
    public Problem problem() {
        return Problem.of(400, "Bad request", String.valueOf(getMessage()), field, allowed());
    }
}
