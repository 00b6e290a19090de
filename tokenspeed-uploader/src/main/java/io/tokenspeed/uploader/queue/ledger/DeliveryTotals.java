package io.tokenspeed.uploader.queue.ledger;

/**
 * Requests and tokens by where they are on their way to the hub. {@code generated = sent + waiting + lost}, always.
 *
 * @param generated all that the buckets hold
 * @param sent the part that the hub acknowledged
 * @param waiting the part that is still to be sent
 * @param lost the part that was given up, without what the hub acknowledged in an earlier revision
 */
public record DeliveryTotals(Amount generated, Amount sent, Amount waiting, Amount lost) {
    /** Zero of everything. */
    public static final DeliveryTotals NONE = new DeliveryTotals(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);

    /**
     * Requests and their tokens.
     *
     * @param requests requests
     * @param tokens tokens of all classes
     */
    public record Amount(long requests, long tokens) {
        static final Amount ZERO = new Amount(0, 0);

        Amount plus(Amount other) {
            return new Amount(requests + other.requests, tokens + other.tokens);
        }
    }

    public DeliveryTotals plus(DeliveryTotals other) {
        return new DeliveryTotals(
                generated.plus(other.generated),
                sent.plus(other.sent),
                waiting.plus(other.waiting),
                lost.plus(other.lost));
    }
}
