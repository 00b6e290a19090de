package io.tokenspeed.agent.terminal;

/** The program that read the output has closed the pipe, as {@code head} does. Nobody is left to report an error to. */
public final class ReaderGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException(Throwable cause) {
        super("the reader of the output is gone", cause);
    }
}
