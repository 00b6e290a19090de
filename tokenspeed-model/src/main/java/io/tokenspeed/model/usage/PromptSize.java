package io.tokenspeed.model.usage;

/**
 * Classes of requests by the tokens of their whole prompt, whether a cache served them or not. A long prompt takes longer
 * to read, and slows down what follows, so speeds compare within a class.
 */
public enum PromptSize {
    /** A prompt of no tokens: the log does not tell its size. */
    UNKNOWN(0, 0),
    UP_TO_1K(1, 1_000),
    UP_TO_8K(1_001, 8_000),
    UP_TO_32K(8_001, 32_000),
    UP_TO_128K(32_001, 128_000),
    LARGER(128_001, Long.MAX_VALUE);

    private final long least;
    private final long most;

    PromptSize(long least, long most) {
        this.least = least;
        this.most = most;
    }

    /** Returns the class of a prompt of this many tokens, which are not negative. */
    public static PromptSize of(long tokens) {
        for (PromptSize size : values()) {
            if (tokens <= size.most) {
                return size;
            }
        }
        return LARGER;
    }

    /** The fewest tokens of a prompt of this class. */
    public long least() {
        return least;
    }

    /** The most tokens of a prompt of this class; the largest long where nothing bounds them. */
    public long most() {
        return most;
    }
}
