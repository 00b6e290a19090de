package io.tokenspeed.agent.option;

/** The program was called wrongly. The message is one sentence that names what is wrong and what is allowed. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
