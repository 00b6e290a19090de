package io.tokenspeed.agent.option;

/** The program was called wrongly. The message is one sentence that names what is wrong and what is allowed. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The usual exit code. */
    public static final int CODE = 2;

    private final int code;

    public UsageException(String message) {
        this(message, CODE);
    }

    private UsageException(String message, int code) {
        super(message);
        this.code = code;
    }

    /** The exit code. */
    public int code() {
        return code;
    }

    /** The same sentence with another exit code. */
    public UsageException with(int other) {
        return new UsageException(String.valueOf(getMessage()), other);
    }
}
