package io.tokenspeed.model.published;

/**
 * A published end-to-end speed as the sums that it is the quotient of.
 *
 * @param tokens the tokens of the requests whose speed is known
 * @param millis the time of these requests in milliseconds
 */
public record PublicSpeed(long tokens, long millis) {
    /** Returns the speed of both together. */
    public PublicSpeed plus(PublicSpeed other) {
        return new PublicSpeed(PublicSums.sum(tokens, other.tokens), PublicSums.sum(millis, other.millis));
    }
}
