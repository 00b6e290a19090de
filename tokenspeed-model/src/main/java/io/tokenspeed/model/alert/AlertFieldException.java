package io.tokenspeed.model.alert;

/** A field of a rule is wrong. The message is one sentence that names the field and says what is allowed. */
public final class AlertFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String allowed;

    AlertFieldException(String field, String problem, String allowed) {
        super(field + " " + problem + ": allowed is " + allowed);
        this.field = field;
        this.allowed = allowed;
    }

    /** Returns the name of the field. */
    public String field() {
        return field;
    }

    /** Returns what is allowed, in words. */
    public String allowed() {
        return allowed;
    }
}
