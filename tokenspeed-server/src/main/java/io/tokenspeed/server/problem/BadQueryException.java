package io.tokenspeed.server.problem;

import java.util.List;

/** A question that cannot be answered. The message is one sentence that names the field. */
public final class BadQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient List<String> allowed;

    public BadQueryException(String message, String field, List<String> allowed) {
        super(message);
        this.field = field;
        this.allowed = List.copyOf(allowed);
    }

    /** The parameter that is wrong. */
    public String field() {
        return field;
    }

    /** What is allowed instead; empty when it cannot be listed. */
    public List<String> allowed() {
        return allowed == null ? List.of() : allowed;
    }

    /** What whoever asked is told. */
    public Problem problem() {
        return Problem.of(400, "Bad request", String.valueOf(getMessage()), field, allowed());
    }
}
