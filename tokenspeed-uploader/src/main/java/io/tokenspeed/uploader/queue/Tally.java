package io.tokenspeed.uploader.queue;

/**
 * Where requests and tokens are on their way to the hub. {@code generated = sent + waiting + lost}, always.
 *
 * @param generated what the buckets hold
 * @param sent what the hub acknowledged
 * @param waiting what is still to be sent
 * @param lost what is given up, by the last acknowledged revision
 */
public record Tally(Amount generated, Amount sent, Amount waiting, Amount lost) {
    /** Nothing anywhere. */
    public static final Tally NONE = new Tally(new Amount(0, 0), new Amount(0, 0), new Amount(0, 0), new Amount(0, 0));

    /**
     * Requests and their tokens.
     *
     * @param requests requests
     * @param tokens tokens of all classes
     */
    public record Amount(long requests, long tokens) {
        Amount plus(Amount other) {
            return new Amount(requests + other.requests, tokens + other.tokens);
        }
    }

    Tally plus(Tally other) {
        return new Tally(
                generated.plus(other.generated),
                sent.plus(other.sent),
                waiting.plus(other.waiting),
                lost.plus(other.lost));
    }
}
