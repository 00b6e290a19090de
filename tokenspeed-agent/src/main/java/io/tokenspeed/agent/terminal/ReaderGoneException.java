package io.tokenspeed.agent.terminal;

/** Whoever read the output has enough of it, as {@code head} does. There is nobody left to say so to. */
public final class ReaderGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException(Throwable cause) {
        super("the reader of the output is gone", cause);
    }
}
