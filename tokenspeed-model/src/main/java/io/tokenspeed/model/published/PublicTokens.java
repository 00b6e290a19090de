package io.tokenspeed.model.published;

/**
 * Published sums of tokens. The two are published together or not at all, because the difference of both says
 * something, too.
 *
 * @param total all tokens
 * @param output the output among them, with reasoning
 */
public record PublicTokens(long total, long output) {
    /** Returns the sums of both. */
    public PublicTokens plus(PublicTokens other) {
        return new PublicTokens(PublicSums.sum(total, other.total), PublicSums.sum(output, other.output));
    }
}
